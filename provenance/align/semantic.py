"""How near two sentences are in meaning: an optional rerank, never a search, and off by default.

The model comes from a folder that the user names; nothing is ever downloaded.
A meaning says that two sentences are about the same thing, not that one was
taken from the other: by itself it is a far worse guide than the words. What it
adds and costs is measured in ``docs/accuracy.md``.

How it enters: among the few sentences of an original that share most words with
an article sentence, ``Meanings.lifts`` has a say in which is the nearest. It
brings no new candidate, and whether a sentence is derived is judged by the words.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from provenance.errors import MissingExtraError, SettingsError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_WHAT = "Comparing meanings (--semantic)"
_GRAPHS = ("model.onnx", "onnx/model.onnx")
_WEIGHTS = "model.safetensors"
_LONGEST = 256  # word pieces of a sentence that are read; news sentences have about 35
_TOGETHER = 32  # sentences worked out in one go
_WEIGHT = 3.0  # log-odds that a likeness of one adds to a sentence's own


class Encoder:
    """A sentence-embedding model, opened from a folder.

    The folder holds ``tokenizer.json`` and either an ONNX graph (``model.onnx``
    or ``onnx/model.onnx``) or the weights of a BERT model
    (``model.safetensors`` and ``config.json``), as the sentence-transformers
    models are published.

    Args:
        folder: where the model lies.

    Raises:
        MissingExtraError: the extra ``semantic`` is not installed.
        SettingsError: the folder holds no model that can be used.
    """

    def __init__(self, folder: Path) -> None:
        tokenizers, runtime = _libraries()
        self.folder = folder
        words = _must_exist(folder / "tokenizer.json", folder)
        self._tokenizer = tokenizers.Tokenizer.from_file(str(words))
        self._tokenizer.enable_truncation(_LONGEST)
        self._tokenizer.enable_padding()
        self._session = _session(runtime, folder)
        self._inputs = {item.name for item in self._session.get_inputs()}

    @property
    def signature(self) -> str:
        """Names the model beside a result: the folder's name and the first digits of its files' hash."""
        return f"{self.folder.name} {_digest(self.folder)[:12]}"

    def sentence_vectors(self, texts: Sequence[str]) -> list[list[float]]:
        """Returns a vector of length 1 for each text; the sum of products of two of them is their likeness."""
        order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
        found: dict[int, list[float]] = {}
        for start in range(0, len(order), _TOGETHER):
            batch = order[start : start + _TOGETHER]
            found.update(zip(batch, self._vectors([texts[at] for at in batch]), strict=True))
        return [found[at] for at in range(len(texts))]

    def _vectors(self, texts: list[str]) -> list[list[float]]:
        import numpy as np

        encoded = self._tokenizer.encode_batch(texts)
        mask = np.array([item.attention_mask for item in encoded], dtype=np.int64)
        inputs = {
            "input_ids": np.array([item.ids for item in encoded], dtype=np.int64),
            "attention_mask": mask,
            "token_type_ids": np.zeros_like(mask),
        }
        hidden = self._session.run(None, {name: inputs[name] for name in inputs if name in self._inputs})[0]
        vectors: list[list[float]] = _pooled(hidden, mask).tolist()
        return vectors


class Meanings:
    """Likeness of meanings between sentences, each worked out once.

    Args:
        encoder: the opened model.
    """

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._known: dict[str, list[float]] = {}

    @property
    def signature(self) -> str:
        """Names the model beside a result."""
        return self._encoder.signature

    def prepare(self, texts: Sequence[str]) -> None:
        """Works out many sentences at once, which is quicker than one by one."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        self._known.update(zip(new, self._encoder.sentence_vectors(new), strict=True))

    def likeness(self, one: str, other: str) -> float:
        """Returns the cosine of two sentences: 1 for the same meaning, about 0 for unrelated ones."""
        self.prepare((one, other))
        return sum(map(float.__mul__, self._known[one], self._known[other]))

    def lifts(self, sentence: str, others: Sequence[str]) -> list[float]:
        """Returns the log-odds by which its meaning speaks for each of ``others`` beside ``sentence``."""
        self.prepare([sentence, *others])
        return [_WEIGHT * self.likeness(sentence, other) for other in others]


@lru_cache(maxsize=1)
def open_encoder(folder: Path) -> Encoder:
    """Opens the model in a folder; the last one opened is kept."""
    return Encoder(folder)


def _libraries() -> tuple[Any, Any]:
    try:
        import onnxruntime
        import tokenizers
    except ImportError as error:
        raise MissingExtraError(_WHAT, "semantic") from error
    return tokenizers, onnxruntime


def _must_exist(path: Path, folder: Path) -> Path:
    if not path.is_file():
        raise SettingsError(
            f"{folder} holds no sentence model that can be used: {path.name} is not there. Name the folder of a "
            "sentence-transformers model, with tokenizer.json and model.onnx or model.safetensors in it."
        )
    return path


def _session(runtime: Any, folder: Path) -> Any:
    graph = next((folder / name for name in _GRAPHS if (folder / name).is_file()), None)
    source: str | bytes = str(graph) if graph else _assembled(folder)
    options = runtime.SessionOptions()
    options.log_severity_level = 3
    try:
        return runtime.InferenceSession(source, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # the runtime's own errors have no common base that is public
        raise SettingsError(
            f"The model in {folder} cannot be opened: {error}. Name another folder."
        ) from error


def _assembled(folder: Path) -> bytes:
    weights = _must_exist(folder / _WEIGHTS, folder)
    config = json.loads(_must_exist(folder / "config.json", folder).read_text(encoding="utf-8"))
    try:
        from provenance.align.semantic_graph import bert_graph
    except ImportError as error:
        raise MissingExtraError(_WHAT, "semantic") from error
    return bert_graph(weights, config)


def _pooled(hidden: NDArray[np.float32], mask: NDArray[np.int64]) -> NDArray[np.float32]:
    """Returns the mean of the word vectors of each sentence, at length 1."""
    import numpy as np

    if hidden.ndim == 2:  # a graph that pools by itself
        means = hidden
    else:
        kept = mask[:, :, None].astype(np.float32)
        means = (hidden * kept).sum(axis=1) / kept.sum(axis=1)
    lengths: NDArray[np.float32] = np.linalg.norm(means, axis=1, keepdims=True)
    return (means / np.maximum(lengths, 1e-12)).astype(np.float32)


@lru_cache(maxsize=4)
def _digest(folder: Path) -> str:
    found = hashlib.sha256()
    for name in (*_GRAPHS, _WEIGHTS, "tokenizer.json"):
        path = folder / name
        if path.is_file():
            with path.open("rb") as file:
                found.update(hashlib.file_digest(file, "sha256").digest())
    return found.hexdigest()
