"""Editing: what somebody should know of a fact before it is saved, and how facts are read from messages.

Pure: asking people and saving are elsewhere. The files, each importing only those above it:

    merging       whether two facts have other figures
    words         what people write before a part of a fact
    days          days as people write them
    pasting       the parts of a fact in one message
    known_sources which source of the base an address belongs to
    trying        how a text would be answered with the fact as it would be
    inspecting    what is read in a fact, what it lacks, and what the base says of the same
"""

from facts.editing.inspecting import Inspection, Lack, Likeness, inspect
from facts.editing.merging import have_other_figures
from facts.editing.trying import try_phrasing, with_fact

__all__ = ["Inspection", "Lack", "Likeness", "have_other_figures", "inspect", "try_phrasing", "with_fact"]
