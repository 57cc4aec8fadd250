"""Claims as rows in the form of the annotation guide -> attributed drafts; whatever is not in the text is refused."""

from sayso.extract.rows.read import extraction_from_rows

__all__ = ["extraction_from_rows"]
