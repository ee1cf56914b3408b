"""PDF -> its text and what it says of itself, by pypdf."""

import io
import logging
import re

from facts.drafting.articles import Metadata
from facts.errors import SourceError

_MOST_PAGES = 300
_FEWEST_LETTERS = 20  # on all pages together; fewer is a scan with a stamp
_LETTER = re.compile(r"[^\W\d_]")

# pypdf tells the log of every small fault it reads over; a command may say one line at most.
logging.getLogger("pypdf").addHandler(logging.NullHandler())
logging.getLogger("pypdf").propagate = False


def is_pdf(content: bytes) -> bool:
    """Whether the bytes begin as a PDF does; a little may stand before."""
    return b"%PDF-" in content[:1024]


def read_pdf(content: bytes, name: str) -> tuple[str, Metadata]:
    """The text of a PDF's pages and its metadata; raises SourceError where there is none to read."""
    import pypdf

    try:
        reader = pypdf.PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise _encrypted(name)
        if len(reader.pages) > _MOST_PAGES:
            raise SourceError(
                f"{name}: has more than {_MOST_PAGES} pages; give the pages that matter as a PDF of their own"
            )
        text = "\n\n".join(page.extract_text() for page in reader.pages)
        metadata = _metadata_of(reader)
    except SourceError:
        raise
    except pypdf.errors.DependencyError:  # a cipher that pypdf needs another package for
        raise _encrypted(name) from None
    except Exception:  # a damaged PDF fails in pypdf in any way there is: KeyError, ZeroDivisionError, RecursionError …
        raise SourceError(f"{name}: a damaged PDF; save it anew, or give its text as a .txt file") from None
    if len(_LETTER.findall(text)) < _FEWEST_LETTERS:
        raise SourceError(f"{name}: a PDF without text, such as a scan; give its text as a .txt file")
    return text, metadata


def _encrypted(name: str) -> SourceError:
    return SourceError(f"{name}: an encrypted PDF; save it without a password")


def _metadata_of(reader: object) -> Metadata:
    """What a PDF says of itself. Its date is that of the file, and no date of publication."""
    found = getattr(reader, "metadata", None)
    if found is None:
        return Metadata()
    return Metadata(title=_text(found.title), author=_text(found.author))


def _text(value: object) -> str | None:
    words = " ".join(str(value or "").split())
    return words or None
