"""Numbers in text: what they are (`model`) and how they are read (`reading`).

A text is cut into `tokens`; number words, units and hedges are data (`lexicon` and the YAML files). `numerals`, `dates`
and `ratios` read a number, `measures` its unit, `ranges` its other end, `hedges` and `nouns` what stands around it;
`guards` and `word_guards` keep out what is no quantity.
"""

from facts.quantities.model import Hedge, Kind, Quantity
from facts.quantities.reading import read_quantities

__all__ = ["Hedge", "Kind", "Quantity", "read_quantities"]
