"""The texts: every language says everything, and the quick reading agrees with Fluent's own."""

import re

import pytest

from bot.texts import DEFAULT_LANGUAGE, Texts, is_simple, list_languages, load_texts, read_fluently

VALUE = re.compile(r"\$(\w+)")


def find_values(texts: Texts, name: str) -> dict[str, str | int]:
    """A value for each that the message takes."""
    return {value: 7 if value == "count" else f"‹{value}›" for value in VALUE.findall(texts.patterns[name])}


@pytest.mark.parametrize("language", list_languages())
def test_every_language_says_everything(language: str) -> None:
    """Each language has the messages of English, with the same values in them."""
    english, other = load_texts(DEFAULT_LANGUAGE), load_texts(language)
    assert other.names == english.names
    for name in english.names:
        assert find_values(other, name) == find_values(english, name), name


@pytest.mark.parametrize("language", list_languages())
def test_quick_reading_agrees_with_fluent(language: str) -> None:
    """What is read here and what fluent.runtime makes of the same files is the same, message by message."""
    texts = load_texts(language)
    format_message = read_fluently(language, texts.sources)
    for name in texts.names:
        values = find_values(texts, name)
        assert texts(name, **values) == format_message(name, values), name


def test_both_ways_are_used() -> None:
    """Answers are read without Fluent; plural forms with it."""
    texts = load_texts()
    assert is_simple(texts.patterns["figure-not"])
    assert not is_simple(texts.patterns["more-claims"])
    assert texts("more-claims", count=1) != texts("more-claims", count=2)
    assert "2 more" in texts("more-claims", count=2)


def test_a_missing_value_is_an_error() -> None:
    """A message without its value is never sent half empty."""
    texts = load_texts()
    with pytest.raises(KeyError):
        texts("claim")
    with pytest.raises(Exception, match="count"):
        texts("more-claims")
