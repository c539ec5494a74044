"""The three training games in PyTorch, written from the paper (numbers in parentheses are its equations) and the report's section on what
the paper leaves open. Every gradient is autograd's. TorchScript compiles the functions as they stand, hence the types.

M examples in rows, after a dimension of trials, where several train at once. W is 2n x n, (11); Eve is [rules, with a last row of biases; second layer, a row an output; its biases]. A minibatch is
[message, key], of CPA-ANC [message, key, P0 and P1, choice], all 0 or 1."""
import math
from typing import List, Tuple

import torch
from torch import Tensor


def mean(x: Tensor) -> Tensor:
    return x.mean((-2, -1))


def bits(sums: Tensor) -> Tensor:
    return (1 - torch.cos(sums)) / 2  # (10)


def angles(sums: Tensor) -> Tensor:
    """(9) after (10), arccos(cos h), as the triangle wave that it is: arccos has no slope at its ends."""
    return (sums - 2 * math.pi * torch.round(sums / (2 * math.pi))).abs()


def crypto_net(w: Tensor, message: Tensor, key: Tensor) -> Tensor:
    return torch.cat((message, key), -1) @ w  # the sums of (11), from angles


def alice(w: Tensor, batch: List[Tensor]) -> Tensor:
    """The ciphertext as angles: what Bob and Eve make of it."""
    return angles(crypto_net(w, math.pi * batch[0], math.pi * batch[1]))


def distance(truth: Tensor, guess: Tensor) -> Tensor:
    return mean((truth - guess).abs())  # (16), and the mean over the minibatch


def bob_error(w: Tensor, batch: List[Tensor], cipher: Tensor) -> Tensor:
    return distance(batch[0], bits(crypto_net(w, cipher, math.pi * batch[1])))  # (15)


def second_layer(eve: List[Tensor], seen: Tensor) -> Tensor:
    return bits(seen @ eve[0][..., :-1, :] + eve[0][..., -1:, :]) @ eve[1].transpose(-1, -2) + eve[2]


def anc_eve(eve: List[Tensor], cipher: Tensor) -> Tensor:
    return torch.sigmoid(second_layer(eve, cipher))  # (18), a guess of the message


def cpa_eve(eve: List[Tensor], batch: List[Tensor], cipher: Tensor) -> Tensor:
    return torch.log_softmax(second_layer(eve, torch.cat((math.pi * batch[2], cipher), -1)), -1)  # Figure 5


def of_truth(logarithms: Tensor, batch: List[Tensor]) -> Tensor:
    return logarithms.gather(-1, batch[3].long())


# Of Alice and Bob: their loss without L2, Bob's error, Eve's error, how often she is right. `half` is the 0.5 of min(., 0.5), of means.
def no_adversary_loss(w: Tensor, eve: List[Tensor], batch: List[Tensor], gamma: float, half: float) -> Tuple[Tensor, Tensor, Tensor, Tensor]:
    bob = bob_error(w, batch, alice(w, batch))
    return bob, bob, torch.tensor(0.5), torch.tensor(0.5)


def anc_loss(w: Tensor, eve: List[Tensor], batch: List[Tensor], gamma: float, half: float) -> Tuple[Tensor, Tensor, Tensor, Tensor]:
    cipher = alice(w, batch)
    bob, guess = bob_error(w, batch, cipher), anc_eve(eve, cipher)
    error = distance(batch[0], guess)
    return bob - gamma * error.clamp(max=half), bob, error, mean(((guess - 0.5) * (batch[0] - 0.5) > 0).double())  # (20)


def cpa_anc_loss(w: Tensor, eve: List[Tensor], batch: List[Tensor], gamma: float, half: float) -> Tuple[Tensor, Tensor, Tensor, Tensor]:
    cipher = alice(w, batch)
    bob, probability = bob_error(w, batch, cipher), of_truth(cpa_eve(eve, batch, cipher), batch).exp()
    error = 1 - mean(probability)
    return bob - gamma * error.clamp(max=half), bob, error, mean((probability > 0.5).double())  # (23)


# Of Eve, who does not move Alice.
def anc_eve_loss(w: Tensor, eve: List[Tensor], batch: List[Tensor]) -> Tensor:
    return distance(batch[0], anc_eve(eve, alice(w.detach(), batch)))  # (19)


def cpa_anc_eve_loss(w: Tensor, eve: List[Tensor], batch: List[Tensor]) -> Tensor:
    return -mean(of_truth(cpa_eve(eve, batch, alice(w.detach(), batch)), batch))  # (22)
