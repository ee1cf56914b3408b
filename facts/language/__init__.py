"""Words: tokens, stems, synonyms, opposites, names, and what each number of a sentence is for. Data files stand beside the code."""

from facts.language.figures import Figure, Role, read_figures
from facts.language.reading import Reading, Term, read, read_once

__all__ = ["Figure", "Reading", "Role", "Term", "read", "read_figures", "read_once"]
