"""A theatre drafted from a corpus: it loads, names only people in a public role, and is never written over another."""

from __future__ import annotations

from pathlib import Path

import pytest

from command import sayso
from sayso.ledger import open_ledger
from sayso.model.claim import Claim
from sayso.theatres.load import load_theatre

pytestmark = pytest.mark.parser

REPORTS = {
    "one.txt": """---
publisher: Valley Post
published: 2031-05-14
---
LESNO - Hill Front fighters have captured the village of Zubrava, Hill Front spokesman Vuk Petran said on Tuesday.

The Free Dubra Movement (FDM) denied it. "We hold Zubrava," FDM commander Jora Mlin told reporters. Jora Mlin said that
Hill Front forces had shelled the village of Kosa.

Ilka Maren, a baker, said that FDM fighters had left Zubrava. Human Rights Watch said that two people were killed.

With input from Continental Press
""",
    "two.txt": """---
publisher: River Gazette
published: 2031-05-16
---
FDM fighters entered the village of Zubrava on Thursday, the movement's spokeswoman Ana Dol said.

Hill Front forces captured Jora Mlin in Zubrava, Vuk Petran said. Vuk Petran, a spokesman for the Hill Front, gave no
number of the dead.

The weather in Morava was fine.
""",
}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    for name, text in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def drafted(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    beside = tmp_path_factory.mktemp("theatres")
    ran = sayso("theatre", "new", "hill_war", "--from", corpus, "--into", beside)
    assert ran.code == 0, ran.words
    return beside / "hill_war"


def test_the_draft_loads_with_parties_and_their_spellings(drafted: Path) -> None:
    theatre = load_theatre(str(drafted))
    spellings = {party.id: set(party.spellings) for party in theatre.parties}
    assert "Hill Front" in spellings["hill_front"]
    assert {"FDM", "Free Dubra Movement"} <= spellings["fdm"]


def test_speakers_come_with_their_office_and_party(drafted: Path) -> None:
    theatre = load_theatre(str(drafted))
    petran = theatre.actor("vuk_petran")
    assert petran is not None
    assert petran.public_role is not None
    assert "spokesman" in petran.public_role
    party = theatre.party_of("vuk_petran")
    assert party is not None
    assert party.id == "hill_front"


def test_private_people_and_the_captured_are_nowhere_in_it(drafted: Path) -> None:
    everything = "\n".join(path.read_text(encoding="utf-8") for path in drafted.iterdir())
    assert "Maren" not in everything
    # A commander in one report, a prisoner in the other.
    assert "Mlin" not in everything


def test_outlets_come_with_whose_work_they_lean_on(drafted: Path) -> None:
    theatre = load_theatre(str(drafted))
    post = theatre.source_named("Valley Post")
    assert post is not None
    assert post.leans_on == ("continental_press",)


def test_counts_and_first_positions_stand_beside_each(drafted: Path, corpus: Path) -> None:
    actors = (drafted / "actors.toml").read_text(encoding="utf-8")
    where = next(line for line in actors.splitlines() if "in 2 reports; first: " in line)
    path, _, characters = where.partition("first: ")[2].partition(", characters ")
    start, _, end = characters.partition(" to ")
    body = Path(path).read_text(encoding="utf-8").split("---\n")[2]
    assert Path(path).parent == corpus
    assert body[int(start) : int(end)] in ("Hill Front", "Free Dubra Movement", "FDM", "FDM fighters")


def test_places_have_the_kind_that_the_texts_give_and_a_stray_one_is_a_comment(drafted: Path) -> None:
    places = (drafted / "places.csv").read_text(encoding="utf-8").splitlines()
    assert any(line.startswith("zubrava,Zubrava,village") for line in places)
    assert any(line.startswith("# morava,Morava,") for line in places)


def test_reading_the_corpus_with_its_draft_loses_no_party(drafted: Path, corpus: Path, tmp_path: Path) -> None:
    sayso("read", corpus, "-l", tmp_path / "without.db")
    sayso("read", corpus, "-l", tmp_path / "with.db", "-t", drafted)
    without, with_it = (_claims(tmp_path / name) for name in ("without.db", "with.db"))
    # A report that has "FDM" only before "fighters" calls the party "fdm forces"; the draft has joined the two.
    joined = [party and party.removesuffix(" forces") for party in map(_party, without)]
    assert [_party(claim) for claim in with_it] == joined
    refs = {place.ref for claim in with_it for place in claim.resolution.places}
    assert "zubrava" in refs


def _claims(path: Path) -> list[Claim]:
    with open_ledger(path, create=False, read_only=True) as ledger:
        return list(ledger.view().claims())


def _party(claim: Claim) -> str | None:
    return claim.resolution.claimant.party if claim.resolution.claimant else None


def test_a_folder_that_is_there_is_left_as_it_is(drafted: Path, corpus: Path) -> None:
    before = {path.name: path.read_bytes() for path in drafted.iterdir()}
    ran = sayso("theatre", "new", "hill_war", "--from", corpus, "--into", drafted.parent)
    assert ran.code == 3
    assert "left as it is" in ran.words
    assert {path.name: path.read_bytes() for path in drafted.iterdir()} == before


@pytest.mark.parametrize("name", ["Hill War", "../elsewhere", "twin_valleys", ""])
def test_a_name_that_would_not_be_found_again_is_refused(name: str, corpus: Path, tmp_path: Path) -> None:
    assert sayso("theatre", "new", name, "--from", corpus, "--into", tmp_path / "here").code == 3
    assert not (tmp_path / "here").exists()


def test_a_corpus_of_nothing_leaves_no_folder(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    ran = sayso("theatre", "new", "hill_war", "--from", tmp_path / "empty", "--into", tmp_path / "here")
    assert ran.code == 3
    assert not (tmp_path / "here" / "hill_war").exists()
