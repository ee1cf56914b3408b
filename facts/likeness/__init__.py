"""Likeness: how near a fact's wording is to a text's, for a search that shows the nearest and judges nothing.

Every word counts here, small ones and numbers too: people repeat what was said word for word. What a word counts for is
learned from the base. The files, each importing only those above it:

    wording       a text's words, as they are compared
    worth         what each word tells in a base
    ranking       how like two texts are, by the worth of the words that they share
"""
