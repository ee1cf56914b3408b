"""Fact files: reading a base strictly, so that whatever breaks a rule is named with its file, its line and the remedy.

loading        a file, a folder or the base that ships -> FactBase
yaml_files     one YAML file -> facts; the line of each thing in it
jsonl_files    one JSONL file -> facts
csv_files      one CSV file -> facts
writing        facts -> files in all of these formats
faults         why a fact was refused, in one line for people
"""

from facts.files.loading import CURATED, Place, find_files, find_places, iterate_facts, load_base, load_curated

__all__ = ["CURATED", "Place", "find_files", "find_places", "iterate_facts", "load_base", "load_curated"]
