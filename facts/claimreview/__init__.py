"""ClaimReview: fact-checks that others published, read from web pages and from feeds. Writing it is not here.

schema.org's ClaimReview stands as JSON-LD in the pages of fact-checkers (one object, a list, an @graph, several on a
page) and in the feeds of Data Commons (a DataFeed with `dataFeedElement`s, each with its `item`s). Nothing is fetched
here. One bad entry is told and the others are kept; a text that is no JSON or has no ClaimReview raises InputError.

The files, each importing only those above it:

    reviews       Review: what somebody found out about somebody's claim
    finding       a text, page or feed -> the ClaimReview objects in it
    fields        what a field of JSON-LD holds: a text, a date, an address, whose name
    ratings       a rating in words or numbers -> Truth
    reading       all of it in order: text in, reviews and faults out
"""

from facts.claimreview.reading import Read, read_reviews
from facts.claimreview.reviews import Review

__all__ = ["Read", "Review", "read_reviews"]
