"""Loads the networks that FPE Explorer saved beside this script, and checks that PyTorch computes
the same logits as the page did, for the examples in the file.

    python load_networks.py [networks.safetensors]

Needs PyTorch only. `safetensors.torch.load_file` reads the file too.
"""

import json
import math
import struct
import sys
from pathlib import Path

import torch
from torch import nn

TYPES = {"F32": torch.float32, "F64": torch.float64, "I32": torch.int32, "BOOL": torch.bool}


def read(path):
    """Tensors by name, and the texts stored with them."""
    data = bytearray(Path(path).read_bytes())
    (length,) = struct.unpack_from("<Q", data)
    start = 8 + length
    header = json.loads(data[8:start])
    texts = header.pop("__metadata__", {})
    tensors = {}
    for name, entry in header.items():
        count = math.prod(entry["shape"])
        offset = start + entry["data_offsets"][0]
        flat = torch.frombuffer(data, dtype=TYPES[entry["dtype"]], count=count, offset=offset)
        tensors[name] = flat.reshape(entry["shape"]).clone()
    return tensors, texts


class MaskedNetwork(nn.Module):
    """One hidden ReLU layer and one logit; an example is true where the logit is above 0.

    Inputs are +1 and -1. The masks stay in the forward pass, so a weight that is not part of the
    network gets no gradient and the number of non-zero weights never grows in training.
    """

    def __init__(self, tensors, name):
        super().__init__()
        for part in ("hidden.weight", "hidden.bias", "output.weight", "output.bias"):
            self.register_parameter(part.replace(".", "_"), nn.Parameter(tensors[f"{name}.{part}"]))
        for part in ("hidden.mask", "output.mask"):
            self.register_buffer(part.replace(".", "_"), tensors[f"{name}.{part}"])

    def forward(self, x):
        hidden = nn.functional.linear(x, self.hidden_weight * self.hidden_mask, self.hidden_bias)
        output = self.output_weight * self.output_mask
        return nn.functional.linear(torch.relu(hidden), output, self.output_bias).squeeze(-1)

    def neurons(self):
        return len(self.hidden_bias)

    def nonzeros(self):
        return sum(int((w != 0).sum()) for w in (self.hidden_weight, self.output_weight))


ACTIVATIONS = {
    "relu": torch.relu,
    "gelu": lambda x: nn.functional.gelu(x, approximate="tanh"),
    "tanh": torch.tanh,
}


class LayeredNetwork(nn.Module):
    """Masked layers, an activation between them, a logit a class (or one for two classes)."""

    def __init__(self, tensors, name, depth, activation):
        super().__init__()
        self.depth, self.activation = depth, ACTIVATIONS[activation]
        for layer in range(depth):
            for part in ("weight", "bias"):
                parameter = nn.Parameter(tensors[f"{name}.layers.{layer}.{part}"])
                self.register_parameter(f"{part}_{layer}", parameter)
            self.register_buffer(f"mask_{layer}", tensors[f"{name}.layers.{layer}.mask"])

    def weights(self):
        return [getattr(self, f"weight_{l}") * getattr(self, f"mask_{l}") for l in range(self.depth)]

    def forward(self, x):
        for layer, weight in enumerate(self.weights()):
            x = nn.functional.linear(x, weight, getattr(self, f"bias_{layer}"))
            x = self.activation(x) if layer < self.depth - 1 else x
        return x

    def neurons(self):
        return sum(len(getattr(self, f"bias_{layer}")) for layer in range(self.depth - 1))

    def nonzeros(self):
        return sum(int((w != 0).sum()) for w in self.weights())


def load(tensors, texts, name):
    """The network of that name, of whichever kind the file has."""
    if "layers" in texts:
        return LayeredNetwork(tensors, name, int(texts["layers"]), texts["activation"])
    return MaskedNetwork(tensors, name)


def main(path):
    tensors, texts = read(path)
    print(f"{texts['link']}\nFPE Explorer {texts['version']}, seed {texts['seed']}")
    for name in texts["networks"].split(","):
        network = load(tensors, texts, name)
        with torch.no_grad():
            found = network(tensors["inputs"])
        expected = tensors[f"{name}.logits"].to(found.dtype)
        torch.testing.assert_close(found, expected, rtol=1e-4, atol=1e-4, equal_nan=True)
        largest = float((found - expected).abs().max())
        print(
            f"{texts[name]}: {network.neurons()} neurons, {network.nonzeros()} non-zero weights, "
            f"{len(found)} logits within {largest:.1e} of the page's"
        )


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).with_name("networks.safetensors"))
