"""How a language reports speech, read from its folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import PackError, UnknownPackError
from sayso.languages.load import installed_languages, language_folder
from sayso.languages.speech import Frame, cue_for, load_speech, read_speech
from sayso.model.claim import Stance


def test_english_is_installed() -> None:
    assert "en" in installed_languages()


def test_regional_english_is_english() -> None:
    assert language_folder("en-GB") == language_folder("en")


def test_unknown_language_says_which_are_installed() -> None:
    with pytest.raises(UnknownPackError, match=r"no language 'xx'; installed: .*en"):
        language_folder("xx")


def test_frame_decides_what_a_word_does() -> None:
    verbs = load_speech("en").verbs
    urging, claiming = cue_for(verbs, "urge", Frame.OBJECT_TO), cue_for(verbs, "deny", Frame.THAT)
    assert urging is not None
    assert claiming is not None
    assert (urging.stance, claiming.stance) == (Stance.DEMANDS, Stance.DENIES)


def test_word_without_the_frame_is_no_cue_of_it() -> None:
    assert cue_for(load_speech("en").verbs, "vow", Frame.PASSIVE_TO) is None


def test_unknown_frame_is_an_error_that_names_the_word(copy_of_english: Path) -> None:
    (copy_of_english / "cues_nouns.toml").write_text(
        '[[group]]\nstance = "asserts"\nframes = ["shout"]\nwords = "claim"\n'
    )
    with pytest.raises(PackError, match=r"cues_nouns\.toml: the group of 'claim': .*shout"):
        read_speech(copy_of_english)


def test_missing_file_is_an_error_that_names_it(copy_of_english: Path) -> None:
    (copy_of_english / "channels.toml").unlink()
    with pytest.raises(PackError, match=r"en/channels\.toml: no such file"):
        read_speech(copy_of_english)


def test_broken_toml_is_an_error_that_names_the_line(copy_of_english: Path) -> None:
    (copy_of_english / "language.toml").write_text("code = \n")
    with pytest.raises(PackError, match=r"en/language\.toml: not TOML: .*line 1"):
        read_speech(copy_of_english)


def test_missing_part_is_an_error_that_names_it(copy_of_english: Path) -> None:
    (copy_of_english / "language.toml").write_text('code = "en"\n')
    with pytest.raises(PackError, match=r"no \[grammar\]"):
        read_speech(copy_of_english)


def test_missing_list_is_an_error_that_names_it(copy_of_english: Path) -> None:
    path = copy_of_english / "language.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("negations =", "negation ="), encoding="utf-8")
    with pytest.raises(PackError, match="no list 'negations'"):
        read_speech(copy_of_english)
