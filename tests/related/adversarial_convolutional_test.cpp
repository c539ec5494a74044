// Reference [14]: the losses' gradients through all three networks, determinism, and a scheme that fresh Eves break.
#include "numerics/elementwise.h"
#include "related/adversarial_convolutional/attack.h"
#include "related/systems.h"
#include "support/catch.h"
#include "support/each_simd_target.h"
#include "support/reference_convolution.h"

using namespace anc;
using namespace anc::related;
using namespace anc::related::adversarial_convolutional;
using anc::test::Array;
using anc::test::Dense;
using anc::test::layers_of;

namespace {

constexpr std::uint64_t kKey = 14;

Settings tiny(Loss loss) {
  return {
      .key_bits = 4, .minibatch = 2 * kSlice, .loss = loss, .max_steps = 20, .retrained_eves = 2, .retrain_steps = 3};
}

// Alice's inputs in the minibatch of this step of the game with the stream {kKey}, from 0: 2n x M.
Array minibatch_of(const Settings& s, int step) {
  RandomStream stream{RandomStream{kKey}.next(), static_cast<std::uint64_t>(Use::alice_bob_minibatch)};
  for (Index i = 0; i < step * 2 * s.key_bits * s.minibatch / 64; ++i) stream.next();
  Array input(2 * s.key_bits, s.minibatch);
  for (Index done = 0; done < s.minibatch; done += kSlice) {
    std::vector<std::uint64_t> words(static_cast<std::size_t>(2 * s.key_bits * kSlice / 64));
    stream.fill(words);
    Matrix bits(2 * s.key_bits, kSlice);
    expand_bits(words, bits);
    input.middleCols(done, kSlice) = bits.cast<double>().array() * 2.0 - 1.0;
  }
  return input;
}

// The losses as [14] and its later program state them.
double loss_of(const Settings& s, const std::vector<Dense>& alice, const std::vector<Dense>& bob,
               const std::vector<Dense>& eve, const Array& input) {
  const Array p = input.topRows(s.key_bits);
  const Array c = test::convolutional_network(alice, input);
  Array bob_input = input;
  bob_input.topRows(s.key_bits) = c;
  const Eigen::ArrayXd b = (p - test::convolutional_network(bob, bob_input)).abs().colwise().sum().transpose() / 2.0;
  const Eigen::ArrayXd e = (p - test::convolutional_network(eve, c)).abs().colwise().sum().transpose() / 2.0;
  const double half = s.key_bits / 2.0;
  if (s.loss == Loss::published) return b.mean() + std::pow(half - e.mean(), 2) / (half * half);
  return (b / s.key_bits + (half - e).square() / (half * half)).mean();
}

// The first moment moves by 0.1 of the gradient minus itself.
void check_gradient(const AdamState& before, const AdamState& after, const Dense& numeric) {
  const Dense old = before.first_moment.leftCols(numeric.cols()).cast<double>();
  const Dense now = after.first_moment.leftCols(numeric.cols()).cast<double>();
  test::check_close((now - static_cast<double>(0.9f) * old) / static_cast<double>(0.1f), numeric,
                    {.absolute = 1e-6, .relative = 1e-3});
}

}  // namespace

TEST_CASE("[14]: the gradient of Alice and Bob's loss, in both readings") {
  constexpr int kSteps = 1500;  // before that the sigmoids let little through
  for (const Loss loss : {Loss::published, Loss::released}) {
    const Settings s = tiny(loss);
    RandomStream stream{kKey};
    Game game(s, stream);
    for (int i = 0; i < kSteps; ++i) {
      game.improve_alice_bob();
      game.improve_eve();
    }
    const ConvolutionalNet before[] = {game.alice(), game.bob()};
    const std::vector<Dense> alice = layers_of(game.alice()), bob = layers_of(game.bob()), eve = layers_of(game.eve());
    const Array input = minibatch_of(s, kSteps);
    game.improve_alice_bob();
    for (std::size_t l = 0; l < alice.size(); ++l) {
      INFO("loss " << static_cast<int>(loss) << " layer " << l);
      std::vector<Dense> moved = alice;
      check_gradient(before[0].layers[l], game.alice().layers[l], test::numeric_gradient(alice[l], [&](const Dense& v) {
                       return moved[l] = v, loss_of(s, moved, bob, eve, input);
                     }));
      moved = bob;
      check_gradient(before[1].layers[l], game.bob().layers[l], test::numeric_gradient(bob[l], [&](const Dense& v) {
                       return moved[l] = v, loss_of(s, alice, moved, eve, input);
                     }));
    }
    CHECK(layers_of(game.eve()) == eve);
  }
}

TEST_CASE("[14]: distances count bits") {
  const Settings s = tiny(Loss::published);
  RandomStream stream{kKey}, evaluation{15};
  Game game(s, stream);
  const std::vector<Dense> alice = layers_of(game.alice()), bob = layers_of(game.bob()), eve = layers_of(game.eve());
  const Array input = minibatch_of(s, 0), p = input.topRows(s.key_bits);
  const Array cipher = test::convolutional_network(alice, input), guess = test::convolutional_network(eve, cipher);
  const Distances seen = game.improve_alice_bob();
  CHECK(seen.eve == Approx((p - guess).abs().sum() / 2.0 / static_cast<double>(s.minibatch)).epsilon(1e-5));
  Array heard(2 * s.key_bits, s.minibatch);
  heard << cipher, input.bottomRows(s.key_bits);
  const Array answer = test::convolutional_network(bob, heard);
  CHECK(seen.bob_rounded == Approx((p * answer < 0.0).cast<double>().sum() / static_cast<double>(s.minibatch)));
  const Game::Transcript t = game.transcript(evaluation);
  CHECK((t.plaintext.array().abs() == 1.0f).all());
  CHECK((t.key.array().abs() == 1.0f).all());
}

TEST_CASE("[14]: a trial is a pure function of its stream, on every instruction set") {
  const Settings s = tiny(Loss::released);
  test::same_bits_everywhere([&] {
    RandomStream stream{kKey};
    Game game(s, stream);
    train_networks(s, game);
    RandomStream evaluation{16};
    const Distances seen = game.evaluate(1, evaluation);
    return std::tuple(game.alice().layers[0].weights, seen.bob, seen.eve);
  });
}

TEST_CASE("[14]: a training that fails at its cap is counted as that, and no fresh Eve is trained") {
  const Settings s = tiny(Loss::published);
  RandomStream stream{kKey};
  const Result result = run_trial(s, stream);
  CHECK_FALSE(result.training.reached);
  CHECK(result.training.steps == s.max_steps);
  CHECK(result.fresh_eves.empty());
  CHECK_FALSE(result.success(s));
}

TEST_CASE("[14]: success asks for Bob, and for the best of the fresh Eves") {
  const Settings s;
  Result result{.training = {.reached = true, .steps = 1}, .distances = {.bob = 0.05}, .fresh_eves = {7.0, 6.0, 7.9}};
  CHECK(result.best_fresh_eve() == 6.0);
  CHECK(result.success(s));
  result.fresh_eves[1] = 5.99;
  CHECK_FALSE(result.success(s));
  result.fresh_eves[1] = 8.0;
  result.distances.bob = 0.06;
  CHECK_FALSE(result.success(s));
}

TEST_CASE("[14]: who trains without an Eve is read by a fresh one, who reads nothing without training") {
  Settings s = tiny(Loss::no_eve);
  s.max_steps = 4000;
  RandomStream stream{kKey}, evaluation{17};
  Game game(s, stream);
  train_networks(s, game);
  s.retrain_steps = 0;
  CHECK(retrain_eve(s, game, evaluation) > 1.8);
  s.retrain_steps = 2500;
  CHECK(retrain_eve(s, game, evaluation) < 1.0);
}

TEST_CASE("[14]: the cases are well formed, the long ones wait for a campaign, and the export is a JSON object") {
  int long_cases = 0;
  for (const related::Case& one : adversarial_convolutional_system().cases) {
    CHECK(one.reference == "14");
    CHECK(one.run);
    long_cases += one.trials == 0;
  }
  CHECK(long_cases == 3);
  REQUIRE(adversarial_convolutional_system().exports.size() == 1);
}
