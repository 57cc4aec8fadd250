"""Bytes -> Article: captures from files, and the article in a capture, cut into zones."""

from sayso.read.article import read_capture
from sayso.read.fetcher import Fetcher, Skipped
from sayso.read.fetchers.files import captures_in
from sayso.read.reader import FoundText, Hints, Reader

__all__ = ["Fetcher", "FoundText", "Hints", "Reader", "Skipped", "captures_in", "read_capture"]
