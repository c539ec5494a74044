#include "related/adversarial_convolutional/scheme.h"

#include "base/check.h"
#include "numerics/elementwise.h"
#include "numerics/product.h"

namespace anc::related::adversarial_convolutional {
namespace {

RandomStream stream_of(std::uint64_t trial, Use use) { return RandomStream{trial, static_cast<std::uint64_t>(use)}; }

ConvolutionalNet new_net(const Settings& s, Index inputs, RandomStream& stream) {
  return ConvolutionalNet({.key_bits = s.key_bits,
                           .inputs = inputs,
                           .adam = {.learning_rate = s.learning_rate, .beta1 = 0.9, .beta2 = 0.999, .epsilon = 1e-8}},
                          stream);
}

// distances(b) = the sum over bits of |p - guess| / 2 = (n - the sum of p guess) / 2, as |guess| <= 1.
void distances_of(const ConstView& plaintext, const ConstView& guess, RowVector& distances) {
  static const float kHalf[1] = {-0.5f};
  Matrix agreement(plaintext.rows(), plaintext.cols());
  multiply_elements(plaintext, guess, agreement);
  distances.setConstant(0.5f * static_cast<float>(plaintext.rows()));
  multiply_add({kHalf, 1, plaintext.rows(), 0, 0}, agreement,
               Eigen::Map<Matrix>(distances.data(), 1, distances.size()));
}

double wrong_signs(const ConstView& plaintext, const ConstView& guess) {
  return static_cast<double>((plaintext.array() * guess.array() <= 0.0f).count());
}

}  // namespace

Game::Game(const Settings& settings, RandomStream& stream) : Game(settings, stream.next()) {}

Game::Game(const Settings& settings, std::uint64_t trial)
    : settings_(settings),
      weights_(stream_of(trial, Use::weights)),
      alice_bob_stream_(stream_of(trial, Use::alice_bob_minibatch)),
      eve_stream_(stream_of(trial, Use::eve_minibatch)),
      alice_(new_net(settings, 2 * settings.key_bits, weights_)),
      bob_(new_net(settings, 2 * settings.key_bits, weights_)),
      eve_(new_net(settings, settings.key_bits, weights_)),
      alice_gradient_(alice_, kSlice),
      bob_gradient_(bob_, kSlice),
      eve_gradient_(eve_, kSlice),
      bob_pass_(bob_, kSlice),
      bob_row_(RowVector::Zero(kSlice)),
      words_(static_cast<std::size_t>(2 * settings.key_bits * kSlice / 64)) {
  check(settings.minibatch > 0 && settings.minibatch % kSlice == 0, "Game: the minibatch is not a multiple of kSlice");
  const Slice slice{.alice = {alice_, kSlice},
                    .eve = {eve_, kSlice},
                    .plaintext = Matrix::Zero(settings.key_bits, kSlice),
                    .from_bob = Matrix::Zero(settings.key_bits, kSlice),
                    .eve_row = RowVector::Zero(kSlice)};
  slices_.assign(static_cast<std::size_t>(settings.minibatch / kSlice), slice);
}

// A uniform plaintext above a uniform key for Alice.
void Game::deal(RandomStream& stream, Slice& slice) {
  stream.fill(words_);
  expand_bits(words_, slice.alice.input);
  slice.alice.input.array() = slice.alice.input.array() * 2.0f - 1.0f;
  slice.plaintext = slice.alice.input.topRows(settings_.key_bits);
}

// Alice sends, Eve guesses.
void Game::listen(Slice& slice) {
  convolutional_forward(alice_, slice.alice);
  slice.eve.input = slice.alice.output();
  convolutional_forward(eve_, slice.eve);
  distances_of(slice.plaintext, slice.eve.output(), slice.eve_row);
}

// Bob guesses, with the key in slice.alice.input.
void Game::answer(Slice& slice) {
  bob_pass_.input << slice.alice.output(), slice.alice.input.bottomRows(settings_.key_bits);
  convolutional_forward(bob_, bob_pass_);
  distances_of(slice.plaintext, bob_pass_.output(), bob_row_);
}

// What Bob and Eve get wrong in a slice: sums over its examples.
Distances Game::converse(RandomStream& stream, Slice& slice) {
  deal(stream, slice);
  listen(slice);
  answer(slice);
  return {.bob = row_sum(bob_row_),
          .eve = row_sum(slice.eve_row),
          .bob_rounded = wrong_signs(slice.plaintext, bob_pass_.output())};
}

// What d mean distance / d distance, times -1/2, is worth to the gradient of an example.
float Game::weight_of_mean() const { return static_cast<float>(-0.5 / static_cast<double>(settings_.minibatch)); }

// On the way back while what he saw is in the cache: his part of the loss is a mean over examples.
void Game::teach_bob(Slice& slice) {
  const float scale = settings_.loss == Loss::released ? static_cast<float>(settings_.key_bits) : 1.0f;
  bob_row_.setConstant(weight_of_mean() / scale);
  scale_columns(slice.plaintext, bob_row_, bob_gradient_.output());
  convolutional_backward(bob_, bob_pass_, {.weights = true, .input = true}, bob_gradient_);
  slice.from_bob = bob_gradient_.input.topRows(settings_.key_bits);
}

// Replaces the distances of the examples by what d loss / d distance, times -1/2, is worth to their gradients.
void Game::weigh_eve(double mean_eve, Slice& slice) const {
  const double half = 0.5 * settings_.key_bits, examples = static_cast<double>(settings_.minibatch);
  switch (settings_.loss) {
    case Loss::published:
      slice.eve_row.setConstant(static_cast<float>((half - mean_eve) / (half * half) / examples));
      break;
    case Loss::released: {
      const float scale = static_cast<float>(1.0 / (half * half) / examples);
      slice.eve_row.array() = (static_cast<float>(half) - slice.eve_row.array()) * scale;
      break;
    }
    case Loss::no_eve:
      slice.eve_row.setZero();
      break;
  }
}

Distances Game::improve_alice_bob() {
  Distances seen;
  for (Slice& slice : slices_) {
    seen += converse(alice_bob_stream_, slice);
    teach_bob(slice);
  }
  seen /= static_cast<double>(settings_.minibatch);
  for (Slice& slice : slices_) {
    weigh_eve(seen.eve, slice);
    scale_columns(slice.plaintext, slice.eve_row, eve_gradient_.output());
    convolutional_backward(eve_, slice.eve, {.weights = false, .input = true}, eve_gradient_);
    alice_gradient_.output() = slice.from_bob;
    add_elements(eve_gradient_.input, alice_gradient_.output());
    convolutional_backward(alice_, slice.alice, {.weights = true, .input = false}, alice_gradient_);
  }
  convolutional_step(alice_, alice_gradient_);
  convolutional_step(bob_, bob_gradient_);
  return seen;
}

double Game::improve_eve() {
  double distance = 0.0;
  Slice& slice = slices_.front();
  for (Index done = 0; done < settings_.minibatch; done += kSlice) {
    deal(eve_stream_, slice);
    listen(slice);
    distance += row_sum(slice.eve_row);
    slice.eve_row.setConstant(weight_of_mean());
    scale_columns(slice.plaintext, slice.eve_row, eve_gradient_.output());
    convolutional_backward(eve_, slice.eve, {.weights = true, .input = false}, eve_gradient_);
  }
  convolutional_step(eve_, eve_gradient_);
  return distance / static_cast<double>(settings_.minibatch);
}

void Game::reset_eve() { eve_ = new_net(settings_, settings_.key_bits, weights_); }

Distances Game::evaluate(int minibatches, RandomStream& stream) {
  Distances mean;
  for (int i = 0; i < minibatches; ++i) {
    Distances seen;
    for (Index done = 0; done < settings_.minibatch; done += kSlice) seen += converse(stream, slices_.front());
    seen /= static_cast<double>(settings_.minibatch);
    seen /= minibatches;
    mean += seen;
  }
  return mean;
}

double Game::bob_with_wrong_key(RandomStream& stream) {
  Slice& slice = slices_.front();
  deal(stream, slice);
  convolutional_forward(alice_, slice.alice);
  const Matrix plaintext = slice.plaintext, ciphertext = slice.alice.output();
  deal(stream, slice);  // another key
  slice.plaintext = plaintext;
  slice.alice.values.back() = ciphertext;
  answer(slice);
  return row_sum(bob_row_) / static_cast<double>(kSlice);
}

Game::Transcript Game::transcript(RandomStream& stream) {
  Slice& slice = slices_.front();
  deal(stream, slice);
  listen(slice);
  answer(slice);
  return {.plaintext = slice.plaintext,
          .key = slice.alice.input.bottomRows(settings_.key_bits),
          .ciphertext = slice.alice.output(),
          .bob = bob_pass_.output(),
          .eve = slice.eve.output()};
}

double Game::key_sensitivity(RandomStream& stream) {
  double changed = 0.0;
  Slice& slice = slices_.front();
  const Index n = settings_.key_bits;
  for (Index bit = 0; bit < n; ++bit) {
    deal(stream, slice);
    convolutional_forward(alice_, slice.alice);
    const Matrix before = slice.alice.output();
    slice.alice.input.row(n + bit) *= -1.0f;
    convolutional_forward(alice_, slice.alice);
    changed += wrong_signs(before, slice.alice.output());
  }
  return changed / static_cast<double>(n * kSlice);
}

}  // namespace anc::related::adversarial_convolutional
