"""Verdicts: what a fact says of a claim (`judging`), and what follows from that (`deciding`).

The files, each importing only those above it:

    judgement     Judgement: the shape
    polarity      what is denied, and which way words point
    ages          the over-50s are not the under-19s
    values        do the figures agree, and are they said of the same thing?
    shares        what is not late is on time
    wholes        what a share is a share of
    quantifiers   most, none or all of them
    times         do dates and periods agree?
    spans         until or since, in one year or in all
    occasions     what happened at which date
    phases        when it began, and when it ended
    directions    up or down, won or lost, denied or not
    bases         than what something is more
    comparisons   who is more than whom
    ranks         the biggest, the third-biggest
    derived       what follows, or may follow, from the fact's figures by arithmetic
    offices       who comes, stays and goes
    doers         who does what to whom
    places        what was done where
    denials       what the fact says is not so
    left_out      denials that the claim leaves out
    substitutes   things in the place of others
    rates         per what
    levels        how many there are, and by how many they change
    measures      profit is not revenue
    restrictions  of which part, of which whole
    unknown       what the fact does not know
    people        who holds which office, who comes after whom
    standing      is it done, or only meant?
    speakers      who says so, and is it only alleged?
    additions     the only one, worldwide, each
    causes        why something came about
    judging       all of these, in their order
    repeating     a claim in the fact's very words: figure by figure
    deciding      judgement -> verdict
"""
