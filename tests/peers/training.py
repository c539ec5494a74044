"""Trials of the games: first weights, minibatches, Adam, and the order of steps."""
import math

import numpy as np
import torch

import games
from random_stream import Stream

LOSS = {"no_adversary": games.no_adversary_loss, "anc": games.anc_loss, "cpa_anc": games.cpa_anc_loss}
EVE_LOSS = {"anc": games.anc_eve_loss, "cpa_anc": games.cpa_anc_eve_loss}


def first_weights(game, n, settings, stream):
    """W and Eve's matrices as arrays; stream(role) gives the stream of that name. Biases are zero."""
    weights = [stream("crypto_net_weights").uniform(settings["crypto_net_init"], 2 * n, n)]
    if game == "no_adversary":
        return weights
    eve, rules = stream("eve_weights"), int(settings["rules_per_bit"]) * n
    inputs, outputs = (3 * n, 2) if game == "cpa_anc" else (n, n)
    hidden = eve.uniform(settings["eve_init"], inputs, rules)
    out = eve.uniform(settings["eve_output_init"], outputs, rules)
    return weights + [np.vstack([hidden, np.zeros((1, rules))]), out, np.zeros((1, outputs))]


def minibatch(game, n, examples, stream):
    """As games.py has it. In CPA-ANC the rows of bits are P0, P1, K, choice; P1 is drawn again where it equals P0."""
    if game != "cpa_anc":
        drawn = stream.bits(2 * n, examples)
        return [drawn[:, :n], drawn[:, n:]]
    drawn = stream.bits(3 * n + 1, examples)
    p0, p1, choice = drawn[:, :n], drawn[:, n : 2 * n], drawn[:, 3 * n :]
    while (equal := (p0 == p1).all(1)).any():
        p1[equal] = stream.bits(n, examples)[equal]
    return [np.where(choice == 1, p1, p0), drawn[:, 2 * n : 3 * n], drawn[:, : 2 * n], choice]


class Adam:
    """PyTorch's, its epsilon where TensorFlow has it: beside the root of the second moment before that is corrected. Its weight decay is an L2
    term as a gradient."""

    def __init__(self, weights, settings, whose):
        self.weights, self.beta2, self.steps = weights, settings["adam_beta2"], 0
        self.epsilon = settings["adam_epsilon" if whose == "crypto_net" else "eve_adam_epsilon"]
        self.uncorrected = settings.get("epsilon_uncorrected", True)
        self.torch = torch.optim.Adam(weights, settings["learning_rate"], (settings["adam_beta1"], self.beta2), self.epsilon,
                                      weight_decay=settings["alpha"] * settings[whose + "_l2"])

    def step(self, loss):
        self.steps += 1
        if self.uncorrected:
            self.torch.param_groups[0]["eps"] = self.epsilon / math.sqrt(1 - self.beta2**self.steps)
        for weight, gradient in zip(self.weights, torch.autograd.grad(loss, self.weights)):
            weight.grad = gradient
        self.torch.step()


class Trial:
    """One trial with the package's own draws, in `dtype`."""

    def __init__(self, game, n, settings, seed, trial, dtype):
        def stream(role):
            return Stream(game, n, seed, trial, role)

        self.game, self.settings, self.dtype = game, settings, dtype
        self.gamma, self.half = settings.get("gamma", 0.0), settings.get("half", 0.5)
        self.w, *self.eve = [self.tensor(x).requires_grad_() for x in first_weights(game, n, settings, stream)]
        self.adam = Adam([self.w], settings, "crypto_net")
        self.eve_adam = Adam(self.eve, settings, "eve") if self.eve else None
        self.draws, self.eve_draws = stream("alice_bob_minibatch"), stream("eve_minibatch")
        self.draw = lambda of: [self.tensor(x) for x in minibatch(game, n, int(settings["minibatch"]), of)]

    def tensor(self, array):
        return torch.tensor(array.astype(float), dtype=self.dtype)

    def round(self):
        """Bob's error, Eve's error and her rate in each step of Alice and Bob."""
        seen = []
        for _ in range(int(self.settings["alice_bob_minibatches"])):
            loss, *observed = LOSS[self.game](self.w, self.eve, self.draw(self.draws), self.gamma, self.half)
            seen.append([float(x) for x in observed])
            self.adam.step(loss)
        for _ in range(int(self.settings.get("eve_minibatches", 0))):
            self.eve_adam.step(EVE_LOSS[self.game](self.w, self.eve, self.draw(self.eve_draws)))
        return seen

    def weights(self):
        return [x.detach().double().numpy().copy() for x in [self.w] + self.eve]
