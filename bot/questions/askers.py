"""Askers: people by a keyed hash: one can be told from another, and by nobody recognised who has not the key."""

from hashlib import blake2b

_ASKER_BYTES = 12
_KEY_BYTES = 8  # as hexadecimal digits three fit into a button's data


class Askers:
    """Hashes with the store's secret."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret[: blake2b.MAX_KEY_SIZE]

    def name(self, person_id: int) -> str:
        """Whom questions stand under in place of a person."""
        return self._hash(f"asker {person_id}", _ASKER_BYTES)

    def key(self, *parts: object) -> str:
        """The key of a question: nobody can guess it, and the same parts have the same."""
        return self._hash(f"key {parts!r}", _KEY_BYTES)

    def _hash(self, text: str, size: int) -> str:
        return blake2b(text.encode("utf-8", "surrogatepass"), key=self._secret, digest_size=size).hexdigest()
