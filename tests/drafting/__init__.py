"""Drafting: articles in, draft facts out."""
