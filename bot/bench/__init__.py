"""Speed and precision beside others, over made facts: what `figurecheck bench` measures and shows.

The files, each importing only those above it:

    made_words    the words that facts are made of
    made_facts    facts, any number of them
    made_claims   claims about them, in other words
    rivals        rapidfuzz alone, tantivy alone, and the checker, behind one face
    racing        all of them over the same claims, in one process
    serving       the checker on its own: building, opening, updating, memory
    measuring     every size, each step in a process of its own
    table         the measurements as text
    plot          the measurements as a picture
"""
