"""The gazetteer: every place that installed packages and imported files know, in one index, looked up by name.

A stranger to theatres, ontology and languages: it knows names, kinds, points and what lies in what, nothing of wars.
"""

from __future__ import annotations

from sayso.gazetteer.find import Gazetteer
from sayso.gazetteer.places import Choice, GazetteerPlace, Hit
from sayso.gazetteer.where import index_path

__all__ = ["Choice", "Gazetteer", "GazetteerPlace", "Hit", "index_path"]
