"""Calibration: from labelled claims to the weights, thresholds and confidence of a model file.

What a claim and a fact have in common is fixed elsewhere; here it is only weighed. Every choice is made by asking
claims about articles that the weights have not seen. Needs scikit-learn, which the extra "measure" installs. The files,
each importing only those above it:

    examples      labelled claims -> candidates with their features, and which of them is right
    folds         articles parted, so that what is asked was not fitted
    weights       examples -> rank and acceptance weights
    confidence    answers -> what makes a topic's probability the confidence in an answer
    thresholds    answers -> the least probability for each verdict
    calibrating   all of it in order
    writing       a model as the text of its file
"""

from facts.calibration.calibrating import Calibration, calibrate
from facts.calibration.thresholds import HARM_COST
from facts.calibration.writing import Provenance, write_model

__all__ = ["HARM_COST", "Calibration", "Provenance", "calibrate", "write_model"]
