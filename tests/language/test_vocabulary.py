"""Which strings are words: the same answer however many were asked for before."""

from facts.language.vocabulary import count, is_word

RARE = ("zymotic", "abaft", "quincunx", "wherry", "yawl", "zorille")


def test_rare_words_are_known_however_many_were_looked_up() -> None:
    """The rarer half of the list is searched at first and parsed once it pays; the counts are the same."""
    count.cache_clear()
    first = [count(word) for word in RARE]
    for number in range(40):
        assert not is_word(f"nosuchword{number}")
    count.cache_clear()
    assert [count(word) for word in RARE] == first
    assert any(first)
