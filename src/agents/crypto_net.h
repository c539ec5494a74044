// CryptoNet (Figure 3, (11)-(12)): the one network that Alice encrypts and Bob decrypts with, (13).
//
// Shapes (n message bits, m key bits, M the minibatch; the paper has m = n):
//   weights       (n+m) x n, padded to kLanes columns; rows 0..n-1 the message, n..n+m-1 the key
//   input         (n+m) x M  message bits above key bits, as angles in half-turns (a bit is its own angle)
//   h             n x M      h = weights^T input, (11)
//   ciphertext    n x M      as angles f(c) = f(f^-1(h)) = triangle_wave(h): what both Bob and Eve turn it into
#pragma once

#include "base/random_stream.h"
#include "nn/adam.h"
#include "nn/losses.h"
#include "numerics/matrix.h"

namespace anc {

// The first weights of a CryptoNet of scale s. One draw a weight in all but normal, so that a stream's uniform weights
// are on the same places of their interval in each family.
enum class InitialFamily {
  uniform,   // on [-s, s)
  normal,    // mean 0 and the uniform family's standard deviation, s / sqrt 3
  positive,  // uniform on [0, s)
  opposite,  // uniform on [-s, 0) for the message, on [0, s) for the key
};

struct CryptoNetSettings {
  Index message_bits, key_bits;
  InitialFamily family = InitialFamily::uniform;
  double initial_scale;    // s
  double l2;               // gradient coefficient of the L2 penalty: l2 * w
  double key_exclusivity;  // strength of a penalty of ours on shared key bits: see add_exclusivity_gradient
  AdamSettings adam;
};

struct CryptoNet {
  CryptoNetSettings settings;
  Index message_bits, key_bits;
  AdamClock clock;
  AdamState matrix;

  CryptoNet(const CryptoNetSettings& crypto_net_settings, RandomStream& stream);
  ConstView weights() const { return matrix.weights.leftCols(message_bits); }
};

// One minibatch on its way through Alice and Bob, kept for the way back.
struct Exchange {
  Matrix alice_input, alice_h;  // (n+m) x M, n x M
  Matrix bob_input, bob_h;      // (n+m) x M (ciphertext above key), n x M
  Matrix bob_gradient;          // n x M: d L_AB / d bob_h
  Matrix cipher_gradient;       // n x M: d loss / d ciphertext angle, later d loss / d alice_h
  Matrix transposed_gradient;   // M x padded n
  Matrix weight_gradient;       // (n+m) x padded n

  Exchange(Index message_bits, Index key_bits, Index minibatch);
};

// ciphertext (n x M) from input ((n+m) x M); h is kept for the way back.
void encrypt(const CryptoNet& net, const ConstView& input, View h, View ciphertext);

// Alice encrypts exchange.alice_input, Bob decrypts with the same key; returns (15) against the message and leaves
// bob_gradient.
Guess converse(const CryptoNet& net, Exchange& exchange);

// The way back through Bob: cipher_gradient = d L_AB / d ciphertext angle.
void backward_bob(const CryptoNet& net, Exchange& exchange);

// Adds to gradient ((n+m) x padded n) that of strength * (sum over ciphertext bits j and pairs of key bits a < b of
// w_aj^2 w_bj^2, and sum over key bits a and pairs of ciphertext bits i < j of w_ai^2 w_aj^2), w the key weights. It is
// 0 where every ciphertext bit has one key bit of its own, and of third order at W = 0.
void add_exclusivity_gradient(double strength, const ConstView& weights, Matrix& gradient);

// The way back through Alice, from bob_gradient and cipher_gradient (to which an adversary's part may have been added):
// weight_gradient, without the penalties.
void backward_alice(Exchange& exchange);

// backward_alice, then one Adam step with the penalties.
void backward_alice_and_step(CryptoNet& net, Exchange& exchange);

}  // namespace anc
