"""Tests of facts.language."""
