"""Drafting: a page, a PDF or a text with an article -> draft facts with their quotes, for moderators to accept.

A draft says nothing that the article does not. Where a word leans on another sentence ("it", "last year") and what it
means is not sure, it stays, and the draft says so. Fetching pages is not here. The word lists are in words.txt.

The files, each importing only those above it:

    words         the word lists
    articles      Article, Sentence: what is read
    encodings     bytes -> text
    paragraphs    lines -> paragraphs
    splitting     paragraphs -> sentences
    pdfs          PDF -> text
    pages         HTML -> text, and what the page says of itself
    parts         which paragraphs are the article's own
    reading       bytes -> Article
    quotations    what stands in quotation marks
    speakers      who says it
    dating        "last year" -> in 2023
    names         whom the article names, and by what shorter names
    telling       whom a sentence names, for those behind it
    pronouns      whom "it" and "she" mean
    kinds         which body or firm "the agency" is
    referring     all of these, and surnames, put in where they are sure
    doubts        what in a statement leans on the sentences around it
    slugs         ids
    drafts        Article -> drafts
    writing       drafts -> a fact file
    verifying     which quotes do not stand any more
"""

from facts.drafting.articles import Article, Metadata, Part, Sentence
from facts.drafting.drafts import Draft, checkable_figures, draft_facts, source_of
from facts.drafting.reading import MOST_BYTES, read_all, read_article, read_kept, read_text
from facts.drafting.verifying import Stray, find_strays, verify
from facts.drafting.writing import write_drafts

__all__ = [
    "MOST_BYTES", "Article", "Draft", "Metadata", "Part", "Sentence", "Stray",
    "checkable_figures", "draft_facts", "find_strays", "read_all", "read_article", "read_kept", "read_text",
    "source_of", "verify", "write_drafts",
]  # fmt: skip
