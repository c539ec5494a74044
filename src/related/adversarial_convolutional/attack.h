// The experiment of [14]: Alice, Bob and Eve are trained until Bob reads and Eve does not; then fresh Eves, one after
// the other, learn to read the trained Alice, and the best of them counts.
#pragma once

#include <optional>

#include "related/adversarial_convolutional/scheme.h"

namespace anc::related::adversarial_convolutional {

// The published criteria, for 16 bits: in bits, of the mean over kWindow steps.
inline constexpr double kBobReads = 0.05, kEveIsKeptOut = 7.3 / 16,
                        kFreshEveIsKeptOut = 6.0 / 16;  // the last two a bit
inline constexpr int kWindow = 100;

struct Training {
  bool reached = false;  // Bob reads and Eve does not, before the cap
  int steps = 0;
};

// Alternates Alice and Bob's steps with Eve's until the criterion is met or the cap is reached. Throws Abandoned when
// interrupted.
Training train_networks(const Settings& settings, Game& game);

// Trains one fresh Eve against the finished Alice; her L1 in bits afterwards.
double retrain_eve(const Settings& settings, Game& game, RandomStream& evaluation);

// As training leaves them, and each fresh Eve as her own does.
struct Networks {
  ConvolutionalNet alice, bob, eve;
  std::vector<ConvolutionalNet> fresh_eves = {};
};

struct Result {
  Training training;
  Distances distances = {};                      // after training, over an evaluation stream
  double bob_with_wrong_key = 0.0;               // his L1 in bits
  double key_sensitivity = 0.0;                  // ciphertext values that change sign with one key bit
  std::vector<double> fresh_eves = {};           // L1 in bits of each; none when the training failed
  std::optional<Networks> networks = {};         // of run_trial
  double best_fresh_eve() const;                 // the smallest of them
  bool success(const Settings& settings) const;  // Bob reads and no fresh Eve does
};

// One trial, a pure function of settings and stream.
Result run_trial(const Settings& settings, RandomStream& stream);

}  // namespace anc::related::adversarial_convolutional
