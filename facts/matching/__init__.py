"""Claim matching: is this fact about the same thing as the claim? What the figures say of it is for `verdicts`.

The files, each importing only those above it:

    topics        a fact, ready to be held against claims
    alignment     which word of the fact each word of the claim answers to
    pairing       which figure of the fact each figure of the claim is about
    asking        what sort of figure a question asks for
    remarks       what a claim says beside its topic
    chance        whether what they share may be chance, in a base of many
    subjects      whom and what a claim names that the fact does not
    kinds         things of which one is never the other: men and women, nurses and teachers
    neighbours    words that stand beside a match, or in another's place
    features      what tells that the two are about the same thing, in numbers
    scoring       features -> probability
    model_files   the weights and thresholds as data
    mix_ups       which siblings of a fact a claimed figure may come from
"""
