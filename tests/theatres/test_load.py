"""A theatre is read from its folder; a broken one says which file, line and key, and what to do."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from sayso.errors import PackError, UnknownPackError
from sayso.theatres.load import FILES, installed_theatres, load_theatre
from sayso.theatres.tables import read_csv


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the Twin Valleys, to be broken."""
    return Path(shutil.copytree(installed_theatres()["twin_valleys"], tmp_path / "copied_valleys"))


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def add(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def test_an_unknown_name_lists_the_installed_ones_and_says_that_a_path_works_too() -> None:
    with pytest.raises(UnknownPackError, match=r"no theatre 'nowhere'.*twin_valleys.*path") as caught:
        load_theatre("nowhere")
    assert "twin_valleys" in caught.value.known


def test_an_empty_name_is_unknown() -> None:
    with pytest.raises(UnknownPackError):
        load_theatre("")


def test_a_folder_works_as_a_name_does(folder: Path) -> None:
    assert load_theatre(str(folder)).name == "copied_valleys"


def test_a_copy_has_the_digest_of_the_original(folder: Path) -> None:
    assert load_theatre(str(folder)).digest == load_theatre("twin_valleys").digest


def test_one_changed_spelling_changes_the_digest(folder: Path) -> None:
    change(folder / "names.csv", "Velyka", "Velika-on-the-River")
    assert load_theatre(str(folder)).digest != load_theatre("twin_valleys").digest


@pytest.mark.parametrize("file", FILES)
def test_a_missing_file_is_named(folder: Path, file: str) -> None:
    (folder / file).unlink()
    with pytest.raises(PackError, match=rf"{file}: the file is missing"):
        load_theatre(str(folder))


BROKEN_BY_CHANGE = [
    ("theatre.toml", 'title = "Twin', 'title = Twin"', r"theatre\.toml: not TOML: .*line 3"),
    ("theatre.toml", 'title = "Twin', 'titel = "Twin', r"theatre\.toml: unknown key 'titel'"),
    ("theatre.toml", '["north", "south"]', '["north", "east"]', r"'east', which is no party"),
    ("theatre.toml", "min = 3\nmax = 3", "min = 4\nmax = 4", r"3 district places in north_valley, expected 4 to 4"),
    ("theatre.toml", "min = 3\nmax = 3", "min = 4\nmax = 3", r"\[\[counts\]\] number 2: min is 4"),
    ("theatre.toml", "min = 3\nmax = 3", "min = true\nmax = 3", r"min is True, not a number"),
    ("theatre.toml", "min = 3\nmax = 3", "min = 2.5\nmax = 3", r"min is 2\.5, not a count"),
    ("theatre.toml", 'of = "parties"', 'of = "pirates"', r"of is 'pirates'.*expected one of parties"),
    ("actors.toml", 'role = "spokesman of the Northern army"\n', "", r"\[\[people\]\] number 1: no 'role'"),
    ("actors.toml", 'id = "south"', 'id = "north"', r"\[\[parties\]\] number 2: id 'north' is already taken"),
    ("actors.toml", 'name = "lantern"', "name = 7", r"name is 7, not a text"),
    ("actors.toml", 'relation = "opposes"', 'relation = "hates"', r"relation is 'hates' \(expected one of speaks_for"),
    ("actors.toml", 'group = "lantern"', 'group = "lamp"', r"memberships\]\] number 17: 'lamp' is no actor"),
    ("actors.toml", "last = 2031-03-31", 'last = "31 March"', r"last is '31 March', not a day"),
    ("actors.toml", "first = 2031-05-01", "first = 2031-05-01\nlast = 2030-01-01", r"ends on 2030-01-01, before"),
    ("actors.toml", 'id = "lantern"', 'id = "valley_post"', r"id 'valley_post' is an actor here and a source"),
    ("actors.toml", "[[organisations]]", "[organisations]", r"actors\.toml"),
    ("names.csv", "ref,spelling,language", "ref;spelling;language", r"names\.csv, line 1: the header is"),
    ("names.csv", "north,Northern forces,en", "north,Northern forces", r"names\.csv, line 3: 2 fields, expected 3"),
    ("names.csv", "north,Northern forces,en", "nroth,Northern forces,en", r"line 3: ref 'nroth' is neither"),
    ("names.csv", "north,Northern forces,en", "north,Northern army,en", r"line 3: 'Northern army' was already given"),
    ("names.csv", "north,Northern forces,en", "north,...,en", r"line 3: spelling '...' has no letter"),
    ("names.csv", "lantern,Lantern,en\n", "", r"'lantern' has no spelling"),
    ("names.csv", "north,Northern forces,en\n", "", r"'south' is not like 'north'"),
    ("places.csv", "velika,Velika,district", "velika,Velika,distrikt", r"line 8: kind is 'distrikt'"),
    (
        "places.csv",
        "orlan_village,Orlan,village,orlan_district",
        "orlan_village,Orlan,village,orlon",
        r"'orlon' is no pl",
    ),
    (
        "places.csv",
        "country,,XT",
        "country,brod,XT",
        r"places lie in a circle: twin_valleys in brod in north_valley in",
    ),
    ("places.csv", "0.20,0.22", "0.20,", r"line 5: only one of longitude and latitude"),
    ("places.csv", "0.20,0.22", "0.20,222", r"line 5: not a position"),
    ("places.csv", "0.20,0.22", "east,0.22", r"line 5: longitude is 'east', not a number"),
    ("sources.toml", 'leans_on = ["valley_post"]', 'leans_on = ["hill_post"]', r"leans on or belongs to 'hill_post'"),
    ("sources.toml", 'leans_on = ["valley_post"]', 'leans_on = "valley_post"', r"not a list of texts"),
    ("sources.toml", 'speaks_for = "north"', 'speaks_for = "lantern"', r"speaks for 'lantern', which is no party"),
    ("priors.toml", "north = 0.9, south = 0.1", "north = 0.9, south = 0.2", r"number 1: weights.*sum to 1"),
    ("priors.toml", "north = 0.9, south = 0.1", "north = 1.0", r"one weight for each party: north, south"),
    ("priors.toml", 'place = "north_valley"', 'place = "hill"', r"place 'hill' is not in places\.csv"),
]


@pytest.mark.parametrize(("file", "old", "new", "message"), BROKEN_BY_CHANGE)
def test_a_broken_line_is_named_with_what_is_wrong(folder: Path, file: str, old: str, new: str, message: str) -> None:
    change(folder / file, old, new)
    with pytest.raises(PackError, match=message) as caught:
        load_theatre(str(folder))
    assert caught.value.remedy


def test_a_file_that_is_not_utf8_is_named(folder: Path) -> None:
    (folder / "names.csv").write_bytes(b"ref,spelling,language\nnorth,Arm\xe9e,fr\n")
    with pytest.raises(PackError, match=r"names\.csv: not UTF-8 at byte 31"):
        load_theatre(str(folder))


def test_an_unclosed_quotation_mark_is_named_with_its_line(folder: Path) -> None:
    add(folder / "names.csv", 'velika,"Velika,en\n')
    with pytest.raises(PackError, match=r"names\.csv, line \d+: not CSV"):
        load_theatre(str(folder))


def test_a_field_with_a_comma_stands_in_quotation_marks(folder: Path) -> None:
    add(folder / "names.csv", 'velika,"Velika, Old Town",en\n')
    theatre = load_theatre(str(folder))
    assert [c.ref for c in theatre.names.candidates("Velika Old Town")] == ["velika"]


def test_membership_days_decide_the_side() -> None:
    theatre = load_theatre("twin_valleys")
    sides = [theatre.party_of("marko_lisan", on=date(2031, month, 15)) for month in (3, 4, 5)]
    assert [side and side.id for side in sides] == ["north", None, "south"]


def test_without_a_day_two_sides_are_none() -> None:
    assert load_theatre("twin_valleys").party_of("marko_lisan") is None


def test_a_line_that_begins_with_a_hash_is_a_comment_in_a_table(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text("# who checked this\nref,spelling,language\n# north,Nord,de\nnorth,North,en\n", encoding="utf-8")
    assert [row.text("spelling") for row in read_csv(path, ("ref", "spelling", "language"))] == ["North"]
    path.write_text("ref,spelling,language\n# one\nnorth,North\n", encoding="utf-8")
    with pytest.raises(PackError, match="line 3"):
        list(read_csv(path, ("ref", "spelling", "language")))
