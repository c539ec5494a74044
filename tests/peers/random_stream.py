"""The package's random numbers once more: the 64-bit Mersenne twister of Nishimura and Matsumoto, keyed as src/base/random_stream.h says."""
import numpy as np

WORD = 2**64 - 1
GAMES = ["no_adversary", "anc", "cpa_anc"]
ROLES = {"crypto_net_weights": 1, "eve_weights": 2, "alice_bob_minibatch": 3, "eve_minibatch": 4}


def mix(x):
    x = (x + 0x9E3779B97F4A7C15) & WORD
    x = ((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9) & WORD
    x = ((x ^ (x >> 27)) * 0x94D049BB133111EB) & WORD
    return x ^ (x >> 31)


class Stream:
    def __init__(self, game, key_bits, seed, trial, role):
        key = [GAMES.index(game), key_bits, seed, trial, ROLES[role]]
        word = mix(len(key))
        for part in key:
            word = mix(word ^ part)
        state = [word]
        for i in range(1, 312):
            state.append((6364136223846793005 * (state[-1] ^ (state[-1] >> 62)) + i) & WORD)
        self.state = np.array(state, np.uint64)
        self.ready = np.empty(0, np.uint64)

    def _twist(self, first, count, other):
        """New words first.. from the old ones and those at `other`, which lie half a state away."""
        at = np.arange(first, first + count)
        u = np.uint64
        x = (self.state[at] & u(0xFFFFFFFF80000000)) | (self.state[(at + 1) % 312] & u(0x7FFFFFFF))
        self.state[at] = self.state[at + other] ^ (x >> u(1)) ^ ((x & u(1)) * u(0xB5026F5AA96619E9))

    def words(self, count):
        u = np.uint64
        while len(self.ready) < count:
            for first, number, other in [(0, 156, 156), (156, 155, -156), (311, 1, -156)]:
                self._twist(first, number, other)
            x = self.state.copy()
            x ^= (x >> u(29)) & u(0x5555555555555555)
            x ^= (x << u(17)) & u(0x71D67FFFEDA60000)
            x ^= (x << u(37)) & u(0xFFF7EEE000000000)
            x ^= x >> u(43)
            self.ready = np.concatenate([self.ready, x])
        drawn, self.ready = self.ready[:count], self.ready[count:]
        return drawn

    def uniform(self, scale, rows, columns):
        """Single precision, in [-scale, scale)."""
        low, high = np.float32(-scale), np.float32(scale)
        unit = (self.words(rows * columns) >> np.uint64(40)).astype(np.float32) * np.float32(2**-24)
        value = low + (high - low) * unit
        return np.minimum(value, np.nextafter(high, low)).reshape(rows, columns)

    def bits(self, rows, examples):
        """0 or 1, examples x rows: a row is `examples` bits in words of 64, the first example in the lowest bit."""
        words = self.words(rows * examples // 64).reshape(rows, examples // 64, 1)
        return ((words >> np.arange(64, dtype=np.uint64)) & np.uint64(1)).reshape(rows, examples).T
