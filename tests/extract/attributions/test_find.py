"""Who says what: one thought a test, in sentences of the Twin Valleys."""

from __future__ import annotations

import pytest

from attributed import attributions_of, by_source, headline_zone, only, said_in, words
from sayso.model.claim import Certainty, Quoting, Stance

pytestmark = pytest.mark.parser


def test_title_and_name_are_the_source() -> None:
    said = only("Northern army spokesman Jan Orel said the village of Velika had been taken.")
    assert (said.source, said.cue) == ("Northern army spokesman Jan Orel", "said")
    assert said.content == "the village of Velika had been taken"


def test_apposition_after_the_name_is_part_of_the_source() -> None:
    said = only("The road is open, Petr Zdena, deputy head of the council, told Radio Velika on Friday.")
    assert said.source == "Petr Zdena, deputy head of the council"


def test_direct_quotation_leaves_out_its_marks() -> None:
    said = only('"Nobody will leave the valley," Orel said.')
    assert (said.content, said.found.quoting) == ("Nobody will leave the valley", Quoting.DIRECT)


def test_clause_with_quoted_words_is_mixed() -> None:
    said = only('Orel said that "heavy clashes" were going on near the mill.')
    assert said.found.quoting is Quoting.MIXED
    assert said.content.startswith('that "heavy clashes" were going on')


def test_second_sentence_of_a_quotation_goes_on_after_the_cue() -> None:
    said = only('"We will not leave," Orel wrote on Facebook. "The valley has stood firm until now."')
    assert said.content == "We will not leave … The valley has stood firm until now"


def test_quotation_runs_on_over_paragraphs() -> None:
    said = only("“The road is open,” Orel said. “It will stay open.\n\n“Nobody will close it.”")
    assert said.content.endswith("Nobody will close it")


def test_quotation_runs_on_to_a_cue_in_the_next_paragraph() -> None:
    said = by_source("“The road is open.\n“Nobody will close it,” he added.", "he")
    assert said.content == "The road is open … Nobody will close it"


def test_new_sentence_after_a_quotation_starts_afresh() -> None:
    text = 'The general called the mill "a fortress." He said that the road was open.'
    assert by_source(text, "He").content == "that the road was open"


def test_next_sentence_is_not_covered() -> None:
    assert "Ten homes" not in only("The mill was shelled, the council said. Ten homes burned.").content


def test_what_is_set_against_the_source_is_not_covered() -> None:
    said = only("The army said it holds Velika, but it has yet to answer.")
    assert said.content == "it holds Velika"


def test_participle_after_the_quotation_has_the_same_source() -> None:
    said = said_in('"We treated nine people," Aid Valley said in a statement, adding that many had fled.')
    assert [(one.source, one.content) for one in said] == [
        ("Aid Valley", "We treated nine people"),
        ("Aid Valley", "that many had fled"),
    ]


def test_who_in_a_relative_clause_is_the_source() -> None:
    assert by_source("The farmers, who said that soldiers had burned the barn, fled.", "who").content.startswith("that")


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ('"The road is open," he said on Telegram.', "on Telegram"),
        ("Aid Valley said in a statement that the road was open.", "in a statement"),
        ("Speaking on state television, the minister vowed to retake Brod.", "on state television"),
        ("The general told Radio Velika by telephone that the town was calm.", "by telephone"),
        ("«We will stay,» the mayor said via WhatsApp.", "via WhatsApp"),
        ("The mayor told a VTV reporter that the town was calm.", "told a VTV reporter"),
    ],
)
def test_channel_is_how_it_was_said(text: str, channel: str) -> None:
    assert words(text, only(text).found.channel) == channel


def test_addressee_is_who_is_told() -> None:
    text = "The mayor told the council that the town was calm."
    assert words(text, only(text).found.addressee) == "the council"


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The army confirmed that Brod had fallen.", Stance.CONFIRMS),
        ("The army denied that Brod had fallen.", Stance.DENIES),
        ("The army conceded that Brod had fallen.", Stance.CONCEDES),
        ("The army did not confirm that Brod had fallen.", Stance.DOUBTS),
        ("The army did not deny that Brod had fallen.", Stance.CONCEDES),
        ("The army threatened to shell Brod.", Stance.VOWS),
        ("The army demanded that the rebels leave Brod.", Stance.DEMANDS),
        ("The army expects to take Brod.", Stance.EXPECTS),
        ("Residents think that Brod will fall.", Stance.BELIEVES),
        ("The army questioned whether Brod had fallen.", Stance.DOUBTS),
    ],
)
def test_stance_is_what_the_source_does_with_it(text: str, stance: Stance) -> None:
    assert only(text).found.stance is stance


def test_quotation_mark_keeps_its_partner() -> None:
    said = only('Orel said "heavy clashes" were going on near the mill.')
    assert said.content == '"heavy clashes" were going on near the mill'


def test_clause_joined_in_another_tense_is_said_too() -> None:
    said = only("The army said it holds Velika, and the rebels have left the valley.")
    assert said.content == "it holds Velika, and the rebels have left the valley"


def test_verb_of_fighting_is_no_attitude() -> None:
    assert said_in("The troops attacked the bridge and defended the mill.") == ()


def test_particle_makes_a_cue_of_a_verb() -> None:
    assert only("The general ruled out a truce.").found.stance is Stance.DENIES
    assert said_in("The general rules the valley.") == ()


def test_hedged_cue_is_hedged() -> None:
    assert only("The army apparently believes that Brod will fall.").found.certainty is Certainty.HEDGED


def test_hedging_adverb_alone_names_no_source() -> None:
    said = only("The army reportedly left the town.")
    assert (said.source, said.content, said.found.certainty) == (None, "The army … left the town", Certainty.HEDGED)


def test_failed_check_is_a_doubt_without_a_source() -> None:
    said = only("It was not immediately possible to independently confirm the losses in Velika.")
    assert (said.source, said.content, said.found.stance) == (None, "the losses in Velika", Stance.DOUBTS)


def test_who_could_not_check_is_the_source_of_the_doubt() -> None:
    said = only("Valley Post could not verify the reports from Brod.")
    assert (said.source, said.content, said.found.stance) == ("Valley Post", "the reports from Brod", Stance.DOUBTS)


def test_no_confirmation_is_a_doubt() -> None:
    said = by_source("There was no independent confirmation of the attack on the mill.", None)
    assert (said.content, said.found.stance) == ("the attack on the mill", Stance.DOUBTS)


def test_reports_nest_to_any_depth() -> None:
    text = "Valley Post reported that officials said that a fighter told them the rebels had left Brod."
    said = said_in(text)
    assert [one.source for one in said] == ["Valley Post", "officials", "a fighter"]
    assert [one.found.parent for one in said] == [None, 0, 1]


def test_plan_inside_a_report_is_the_reporters_claim() -> None:
    assert [one.source for one in said_in("The mayor said the rebels plan to attack Brod.")] == ["The mayor"]


def test_own_talk_inside_a_quotation_is_no_report() -> None:
    assert [one.source for one in said_in('"I think we will win," Orel said.')] == ["Orel"]


def test_report_inside_a_quotation_is_the_reporters() -> None:
    text = '"The villagers told our men that the road was mined," Orel said.'
    inner = by_source(text, "The villagers")
    assert inner.content == "that the road was mined"
    assert inner.found.parent == by_source(text, "Orel").found.index


def test_reports_speak_for_themselves() -> None:
    said = only("Conflicting reports of a raid on the mill reached Brod.")
    assert (said.source, said.cue, said.content) == ("Conflicting reports", "of", "a raid on the mill")


def test_idea_that_nobody_has_is_no_attribution() -> None:
    assert said_in("The idea that the valley could burn was new.") == ()


def test_the_one_quoted_is_inside_the_one_who_quotes() -> None:
    text = "State radio quoted the mayor as saying that the bridge was gone."
    inner = by_source(text, "the mayor")
    assert inner.content == "that the bridge was gone"
    assert inner.found.parent == by_source(text, "State radio").found.index


def test_the_cited_is_inside_the_one_who_cites() -> None:
    text = "Valley Post reported that talks had begun, citing two officials."
    cited = by_source(text, "two officials")
    assert cited.content == "that talks had begun"
    assert cited.found.parent is not None


def test_claim_taken_up_by_name_is_somebody_elses() -> None:
    text = (
        "The Northern army denied on Telegram on Tuesday that Southern forces had entered Velika, "
        "a claim the Southern ministry made a day earlier."
    )
    denial, claim = by_source(text, "The Northern army"), by_source(text, "the Southern ministry")
    assert denial.content == claim.content == "that Southern forces had entered Velika"
    assert (denial.found.stance, claim.found.stance) == (Stance.DENIES, Stance.ASSERTS)


def test_headline_with_a_colon_names_its_speaker() -> None:
    text = "Southern general: we hold the bridge\nNothing else was heard."
    (one,) = attributions_of(text, headline_zone(text))
    assert (words(text, one.source), one.content[0].of(text)) == ("Southern general", "we hold the bridge")


def test_headline_that_ends_with_its_speaker() -> None:
    text = "Velika fell on Monday - mayor\nNothing else was heard."
    (one,) = attributions_of(text, headline_zone(text))
    assert words(text, one.source) == "mayor"


def test_label_before_a_colon_is_no_speaker() -> None:
    text = "Analysis: the war in the Twin Valleys\nNothing else was heard."
    assert attributions_of(text, headline_zone(text)) == ()


UNPUNCTUATED = (
    "Fighting went on near Brod on Monday. The shells hit two houses the Valley Monitor said Tuesday. "
    "Nine people were wounded in the raid a source at the Velika hospital told reporters adding that "
    "two were children. "
    "The road is cut said governor Petr Zdena. The mill has burned down and nobody has come to see it so far this week."
)


def test_missing_comma_does_not_hide_the_speaker() -> None:
    assert by_source(UNPUNCTUATED, "the Valley Monitor").content == "The shells hit two houses"


def test_missing_comma_with_a_source_of_several_words() -> None:
    said = by_source(UNPUNCTUATED, "a source at the Velika hospital")
    assert said.content == "Nine people were wounded in the raid"


def test_missing_comma_with_the_speaker_after_the_cue() -> None:
    assert by_source(UNPUNCTUATED, "governor Petr Zdena").content == "The road is cut"


def test_report_in_its_own_voice_is_no_attribution() -> None:
    assert said_in("The bridge fell on Monday. Soldiers crossed the river in boats and took the mill.") == ()


def test_empty_text_has_none() -> None:
    assert attributions_of("") == ()


def test_those_who_were_told_are_not_the_source() -> None:
    said = only("Velika had fallen, reporters were told by a spokesman for the Northern army.")
    assert (said.source, said.cue) == ("a spokesman for the Northern army", "were told")
    assert said.content == "Velika had fallen"


def test_those_who_were_told_by_nobody_named_leave_the_source_open() -> None:
    said = only("The guns fell silent at noon, reporters were told.")
    assert said.found.source is None
    assert said.content == "The guns fell silent at noon"


def test_a_plural_name_that_claims_to_hold_a_town_is_the_source() -> None:
    said = only("The Velikans claim to control every district of the valley.")
    assert (said.source, said.cue) == ("The Velikans", "claim")


def test_somebodys_claim_to_have_done_it_is_theirs() -> None:
    said = only("The army's claim to have taken Velika came at noon.")
    assert (said.source, said.content) == ("The army", "to have taken Velika")


def test_a_name_that_the_tree_hangs_on_the_town_before_it_is_still_the_source() -> None:
    said = only("The rebels have not captured Velika, Peter Novak, a spokesman for the Resistance Front, told the BBC.")
    assert said.source == "Peter Novak, a spokesman for the Resistance Front"
    assert said.content == "The rebels have not captured Velika"
