"""What is true, and the checking of claims. Knows no Telegram, no web, no environment and no clock.

The rooms, each importing only those above it:

    errors        what a person can mend
    compiled      data files, read once and kept in a form that loads fast
    word_lists    files of words by section
    plain         a text as people paste it -> as it is read
    quantities    numbers in text, and whether two of them agree
    language      words: terms, names, negations, and what each number of a sentence is for
    claims        message -> claims
    sources       where a fact is quoted from, and whether a quote stands there
    rating        what a fact-checker found of a claim
    claimreview   fact-checks that others published, as schema.org's ClaimReview -> reviews
    base, files   the fact base; reading fact files
    changes       a base with facts added, changed or retired
    drafting      an article -> draft facts
    linting       what is wrong with a fact base
    retrieval     candidates by topic
    keeping       a large base, kept on disk with its index
    likeness      how near a fact's wording is to a text's, for a search that judges nothing
    matching      is this fact about the same thing?
    knowledge     a base with its index, ready for claims; it may change at any time
    verdicts      do figure, unit, period, direction and negation agree?
    answers       what the checker says of a claim
    reviewed      whether a claim is one that a fact-checker rated, and what was found of it
    check         the use case on one page: text in, answers out
    editing       what somebody should know of a fact before it is saved
    queue         what people asked and the base could not answer, joined by likeness, for moderators
    evaluation    how often that is right, how often it does harm, and whether its confidence holds
    calibration   from labelled claims to weights, thresholds and confidence; nothing else needs it
    curated/      the fact base that ships

Glossary: a claim is one checkable statement somebody makes; a fact is one curated statement with its quote and source;
a figure (quantity) is a number with unit, counted noun and hedge; to abstain is to answer not_found with a reason; a
mix-up is a claimed figure that is right for another fact. Scores end in `_score` or are called probability, 0-1.
"""
