"""Does the package train as PyTorch does? agree.py TRAJECTORY [ROUNDS] plays every game at every size from the package's seed and compares
weights and errors. One table, tab-separated; exit status 1 where they differ by more than is said here.

Compared are all rounds, or those before PyTorch's own single and double precision differ in W by more than TOLERANCE, at least LEAST: the
angle of (9) after (10) is a triangle wave, and a sum that lies within rounding of one of its corners has a slope of either sign there. The
next trial then follows, until one is compared in all its rounds.

Against PyTorch in double precision W and every error may differ by TOLERANCE. Eve takes up to sixty steps a round, and each rounds her weights,
which the package keeps in single precision: they may differ by TOLERANCE or, where that is more, by twice what PyTorch's own single precision
differs from its double. Any change of the method in CHANGES must be seen at the smallest size: more than ten times TOLERANCE."""
import subprocess
import sys

import numpy as np
import torch

from training import LOSS, Trial

TOLERANCE = 1e-6
LEAST = 15
SEED, TRIALS = 2018, 10
SIZES = [4, 8, 16]
# What the package leaves at these values, games.py does not have.
OFF = ["key_exclusivity", "err_cross_entropy", "eve", "crypto_net_family", "err_gate", "l2_decoupled", "message_bits"]
CHANGES = {
    "without L2 of W": {"crypto_net_l2": 0.0},
    "without L2 of Eve": {"eve_l2": 0.0},
    "epsilon beside the corrected moment": {"epsilon_uncorrected": False},
    "without min(., 0.5)": {"half": np.inf},
}


def package(program, game, n, trial, rounds):
    """Settings, weights by round and errors by step, as the package has them."""
    settings, weights, steps = {}, {}, []
    run = subprocess.run([program, f"{game}/{n}/{SEED}/{trial}", str(rounds)], stdout=subprocess.PIPE, text=True, check=True)
    for line in run.stdout.splitlines():
        kind, *field = line.split("\t")
        if kind == "setting":
            settings[field[0]] = float(field[1])
        elif kind == "weights":
            matrix = np.array(field[4].split(), float).reshape(int(field[2]), int(field[3]))
            weights.setdefault(int(field[0]), []).append(matrix)
        else:
            steps.append([float(x) for x in field[1:]])
    if any(settings.get(name, 0) for name in OFF):
        sys.exit("agree.py: a default of the package is not what games.py has: say it there too")
    return settings, weights, steps


def peer(game, n, trial, settings, rounds, dtype=torch.float64):
    training = Trial(game, n, settings, SEED, trial, dtype)
    weights, steps = {0: training.weights()}, []
    for number in range(1, rounds + 1):
        steps += training.round()
        weights[number] = training.weights()
    return weights, steps


def together(single, double):
    """The rounds before both precisions part."""
    parted = [r for r in sorted(double[0]) if np.abs(single[0][r][0] - double[0][r][0]).max() > TOLERANCE]
    return parted[0] - 1 if parted else max(double[0])


def differences(ours, theirs, rounds):
    """The largest of W, of Eve's weights, of errors, of rates, over these rounds."""
    def largest(matrices):
        return max((np.abs(ours[0][r][i] - theirs[0][r][i]).max() for r in range(rounds + 1) for i in matrices), default=0.0)

    counted = len(ours[1]) * rounds // max(ours[0])
    steps = np.abs(np.array(ours[1][:counted]) - np.array(theirs[1][:counted])).max(0)
    return {"W": largest([0]), "Eve": largest(range(1, len(ours[0][0]))), "error": steps[:2].max(), "rate": steps[2]}


def row(game, n, trial, what, numbers, good):
    print(game, n, trial, what, *(f"{x:.2g}" if x is not None else "NA" for x in numbers), "yes" if good else "NO", sep="\t", flush=True)
    return good


def compare(program, game, n, trial, rounds):
    """Whether they agree, and in how many rounds they were compared."""
    settings, *ours = package(program, game, n, trial, rounds)
    double, single = peer(game, n, trial, settings, rounds), peer(game, n, trial, settings, rounds, torch.float32)
    first = max(np.abs(a - b).max() for a, b in zip(ours[0][0], double[0][0]))
    good = [row(game, n, trial, "first weights", [first, None, None], first == 0)]
    compared = together(single, double)
    good.append(row(game, n, trial, "rounds", [compared, None, None], compared >= min(LEAST, rounds)))
    found, of_singles, of_peer = (differences(*pair, compared) for pair in [(ours, double), (ours, single), (single, double)])
    for what, difference in found.items():
        bound = max(TOLERANCE, 2 * of_peer[what]) if what == "Eve" else TOLERANCE
        good.append(row(game, n, trial, what, [difference, of_singles[what], of_peer[what]], difference <= bound))
    for change, values in CHANGES.items() if game != "no_adversary" and n == SIZES[0] and trial == 0 else []:
        changed = differences(ours, peer(game, n, trial, {**settings, **values}, rounds), compared)
        largest = max(changed["W"], changed["Eve"])
        good.append(row(game, n, trial, change, [largest, None, None], largest > 10 * TOLERANCE))
    return all(good), compared


def compare_size(program, game, n, rounds):
    for trial in range(TRIALS):
        good, compared = compare(program, game, n, trial, rounds)
        if not good or compared == rounds:
            return good
    return False


if __name__ == "__main__":
    torch.set_num_threads(1)
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 50
    print(f"# program: agree.py, largest absolute differences\n# torch: {torch.__version__}\n# seed: {SEED}\n# rounds: {rounds}")
    print("# units: double, single: the package against PyTorch in that precision; peers: PyTorch in single precision against its double")
    print("# columns: game\tkey_bits\ttrial\twhat\tdouble\tsingle\tpeers\tas_expected")
    agreed = [compare_size(sys.argv[1], game, n, rounds) for game in LOSS for n in SIZES]
    sys.exit(None if all(agreed) else "agree.py: PyTorch trains otherwise: see the lines that end in NO")
