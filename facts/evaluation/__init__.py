"""Evaluation: how often the checker is right, how often it does harm, and whether its confidence holds.

Three measures of one thing: labelled claims are asked of their own base, of bases that are not about them, and of their
own base among foreign facts. The files, each importing only those above it:

    labelled      articles: a base with labelled claims about it; reading them
    outcomes      one claim, one answer: right, harmful, answered?
    asking        articles -> outcomes, in the three ways
    scores        outcomes -> accuracy, harmful, coverage; by verdict and by kind
    reliability   does a confidence of 0.9 mean nine right in ten? Expected calibration error
    risk          how much is answered, and how much harm is done, at each least confidence
    report        all of it, as one value
"""

from facts.evaluation.asking import ask_among, ask_others, ask_own
from facts.evaluation.labelled import Article, Labelled, read_articles
from facts.evaluation.outcomes import Outcome
from facts.evaluation.report import Report, report_on
from facts.evaluation.scores import Row, Score, score

__all__ = [
    "Article",
    "Labelled",
    "Outcome",
    "Report",
    "Row",
    "Score",
    "ask_among",
    "ask_others",
    "ask_own",
    "read_articles",
    "report_on",
    "score",
]
