"""Puts the published weights of a BERT model into a graph that ONNX Runtime runs.

Most sentence models are published as ``model.safetensors`` alone, and the usual
way to turn that into a graph needs PyTorch: six gigabytes for a step of a
second. The architecture is small and fixed, so it is written down here.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import onnx
from onnx import TensorProto, helper, numpy_helper

from provenance.errors import SettingsError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_OPSET = 17
_IR = 8


def bert_graph(weights: Path, config: dict[str, Any]) -> bytes:
    """Returns a serialised graph: token ids, mask and types in, the vectors of the last layer out.

    Raises:
        SettingsError: the weights are not those of a BERT model, or are damaged.
    """
    if config.get("model_type") != "bert" or config.get("hidden_act") != "gelu":
        raise SettingsError(
            f"{weights.parent} holds a {config.get('model_type')} model without an ONNX graph; only BERT models can be "
            "used from their weights. Name a folder that holds model.onnx."
        )
    try:
        return _Graph(read_weights(weights), config).serialised()
    except (KeyError, ValueError) as error:
        raise SettingsError(
            f"{weights} is damaged or not what its config.json says ({error}). Get the model again, or name another."
        ) from error


def read_weights(path: Path) -> dict[str, NDArray[np.float32]]:
    """Reads a safetensors file: a length, a JSON header, the numbers."""
    import numpy as np

    data = path.read_bytes()
    size = int.from_bytes(data[:8], "little")
    if not 0 < size <= len(data) - 8:
        raise ValueError("its header is cut off")
    header = json.loads(data[8 : 8 + size])
    kinds = {"F32": np.float32, "F16": np.float16}
    found = {}
    for name, item in header.items():
        if name != "__metadata__" and item["dtype"] in kinds:
            start, end = (8 + size + offset for offset in item["data_offsets"])
            values = np.frombuffer(data[start:end], dtype=kinds[item["dtype"]])
            found[name.removeprefix("bert.")] = values.reshape(item["shape"]).astype(np.float32)
    return found


class _Graph:
    def __init__(self, weights: dict[str, NDArray[np.float32]], config: dict[str, Any]) -> None:
        self._weights = weights
        self._heads = int(config["num_attention_heads"])
        self._width = int(config["hidden_size"])
        self._layers = int(config["num_hidden_layers"])
        self._epsilon = float(config["layer_norm_eps"])
        self._nodes: list[Any] = []
        self._constants: dict[str, Any] = {}
        self._count = 0

    def serialised(self) -> bytes:
        hidden = self._embedded()
        mask = self._spread_mask()
        for number in range(self._layers):
            hidden = self._layer(hidden, mask, f"encoder.layer.{number}.")
        self._nodes.append(helper.make_node("Identity", [hidden], ["last_hidden_state"]))
        names = ("input_ids", "attention_mask", "token_type_ids")
        graph = helper.make_graph(
            self._nodes,
            "bert",
            [helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "length"]) for name in names],
            [
                helper.make_tensor_value_info(
                    "last_hidden_state", TensorProto.FLOAT, ["batch", "length", self._width]
                )
            ],
            list(self._constants.values()),
        )
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", _OPSET)])
        model.ir_version = _IR
        onnx.checker.check_model(model)
        return bytes(model.SerializeToString())

    def _embedded(self) -> str:
        words = self._node("Gather", self._weight("embeddings.word_embeddings.weight"), "input_ids")
        types = self._node(
            "Gather", self._weight("embeddings.token_type_embeddings.weight"), "token_type_ids"
        )
        length = self._node("Gather", self._node("Shape", "input_ids"), self._integers("one", 1))
        places = self._node(
            "Slice",
            self._weight("embeddings.position_embeddings.weight"),
            self._integers("zeros", [0]),
            self._node("Unsqueeze", length, self._integers("zeros", [0])),
            self._integers("zeros", [0]),
        )
        return self._normal(
            self._node("Add", self._node("Add", words, types), places), "embeddings.LayerNorm"
        )

    def _spread_mask(self) -> str:
        """0 for words that are there and a large negative number for padding, shaped to be added to the scores."""
        kept = self._node("Cast", "attention_mask", to=TensorProto.FLOAT)
        kept = self._node("Unsqueeze", kept, self._integers("middle", [1, 2]))
        gone = self._node("Sub", self._number("one point", 1.0), kept)
        return self._node("Mul", gone, self._number("minus large", -1e9))

    def _layer(self, hidden: str, mask: str, prefix: str) -> str:
        query, key, value = (
            self._by_head(self._dense(hidden, f"{prefix}attention.self.{name}"), order)
            for name, order in (("query", [0, 2, 1, 3]), ("key", [0, 2, 3, 1]), ("value", [0, 2, 1, 3]))
        )
        scores = self._node("MatMul", query, key)
        scaled = self._node("Mul", scores, self._number("scale", 1 / math.sqrt(self._width / self._heads)))
        shares = self._node("Softmax", self._node("Add", scaled, mask), axis=-1)
        seen = self._node("Transpose", self._node("MatMul", shares, value), perm=[0, 2, 1, 3])
        joined = self._node("Reshape", seen, self._integers("joined", [0, 0, self._width]))
        attended = self._dense(joined, f"{prefix}attention.output.dense")
        hidden = self._normal(self._node("Add", attended, hidden), f"{prefix}attention.output.LayerNorm")
        wide = self._gelu(self._dense(hidden, f"{prefix}intermediate.dense"))
        narrow = self._dense(wide, f"{prefix}output.dense")
        return self._normal(self._node("Add", narrow, hidden), f"{prefix}output.LayerNorm")

    def _by_head(self, vectors: str, order: Sequence[int]) -> str:
        shape = self._integers("heads", [0, 0, self._heads, self._width // self._heads])
        return self._node("Transpose", self._node("Reshape", vectors, shape), perm=list(order))

    def _dense(self, vectors: str, name: str) -> str:
        turned = self._constant(f"{name}.turned", self._weights[f"{name}.weight"].T.copy())
        return self._node("Add", self._node("MatMul", vectors, turned), self._weight(f"{name}.bias"))

    def _normal(self, vectors: str, name: str) -> str:
        weight, bias = self._weight(f"{name}.weight"), self._weight(f"{name}.bias")
        return self._node("LayerNormalization", vectors, weight, bias, axis=-1, epsilon=self._epsilon)

    def _gelu(self, vectors: str) -> str:
        inner = self._node("Erf", self._node("Mul", vectors, self._number("root half", math.sqrt(0.5))))
        raised = self._node("Add", inner, self._number("one point", 1.0))
        return self._node("Mul", self._node("Mul", vectors, raised), self._number("half", 0.5))

    def _node(self, kind: str, *inputs: str, **attributes: Any) -> str:
        self._count += 1
        output = f"{kind}-{self._count}"
        self._nodes.append(helper.make_node(kind, list(inputs), [output], **attributes))
        return output

    def _weight(self, name: str) -> str:
        return self._constant(name, self._weights[name])

    def _number(self, name: str, value: float) -> str:
        import numpy as np

        return self._constant(name, np.array(value, dtype=np.float32))

    def _integers(self, name: str, values: int | list[int]) -> str:
        import numpy as np

        return self._constant(name, np.array(values, dtype=np.int64))

    def _constant(self, name: str, values: NDArray[Any]) -> str:
        if name not in self._constants:
            self._constants[name] = numpy_helper.from_array(values, name)
        return name
