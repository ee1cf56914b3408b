"""Editing: what somebody should know of a fact before it is saved. Pure; asking people and saving are elsewhere.

The files, each importing only those above it:

    merging       whether two facts have other figures
    trying        how a text would be answered with the fact as it would be
    inspecting    what is read in a fact, what it lacks, and what the base says of the same
"""

from facts.editing.inspecting import Inspection, Lack, Likeness, inspect
from facts.editing.merging import have_other_figures
from facts.editing.trying import try_phrasing, with_fact

__all__ = ["Inspection", "Lack", "Likeness", "have_other_figures", "inspect", "try_phrasing", "with_fact"]
