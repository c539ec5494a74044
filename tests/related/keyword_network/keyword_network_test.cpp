#include <Eigen/Core>
#include <set>

#include "base/check.h"
#include "related/keyword_network/attack.h"
#include "related/systems.h"
#include "support/catch.h"

using namespace anc;
using namespace anc::related;
using namespace anc::related::keyword_network;

namespace {

constexpr Kind kKinds[] = {Kind::elman, Kind::layer_recurrent, Kind::feed_forward};

struct PlainLayer {
  Eigen::MatrixXd below, self;  // by neuron, then by input
};

Eigen::MatrixXd plain_draw(RandomStream& stream, Eigen::Index neurons, Eigen::Index inputs) {
  Eigen::MatrixXd weights(neurons, inputs);
  for (Eigen::Index j = 0; j < inputs; ++j) {
    for (Eigen::Index i = 0; i < neurons; ++i) weights(i, j) = draw_unit(stream) - 0.5;
  }
  return weights;
}

Eigen::VectorXd plain_code(char letter) {
  Eigen::VectorXd code(8);
  for (int i = 0; i < 8; ++i) code(i) = ((letter >> i) & 1) != 0 ? 1.0 : -1.0;
  return code;
}

struct PlainTraining {
  Eigen::MatrixXd weights;     // that are read, to the last few digits
  double before = 0.0, after;  // the squared error of the outputs in the first epoch and in the last
};

// The same training with Eigen and the C library.
PlainTraining plain_training(Kind kind, Eigen::Index n, const std::string& keyword) {
  RandomStream stream({2011, static_cast<std::uint64_t>(n)});
  const std::size_t depth = kind == Kind::elman ? 1 : 2;
  std::vector<PlainLayer> layers(depth);
  for (std::size_t l = 0; l < depth; ++l) {
    layers[l].below = plain_draw(stream, n, l == 0 ? 8 : n);
    layers[l].self = kind == Kind::feed_forward ? Eigen::MatrixXd::Zero(n, n) : plain_draw(stream, n, n);
  }
  Eigen::MatrixXd output = plain_draw(stream, 8, n);
  PlainTraining training;
  for (int epoch = 0; epoch < kEpochs; ++epoch) {
    training.after = 0.0;
    std::vector<Eigen::VectorXd> values(depth, Eigen::VectorXd::Zero(n));
    for (std::size_t t = 0; t < keyword.size(); ++t) {
      const std::vector<Eigen::VectorXd> last = values;
      Eigen::VectorXd input = plain_code(keyword[t]);
      std::vector<Eigen::VectorXd> inputs;
      for (std::size_t l = 0; l < depth; ++l) {
        inputs.push_back(input);
        values[l] = (layers[l].below * input + layers[l].self * last[l]).array().tanh();
        input = values[l];
      }
      Eigen::VectorXd change = plain_code(keyword[(t + 1) % keyword.size()]) - output * input;
      training.after += change.squaredNorm();
      change *= kRate;
      Eigen::VectorXd back = output.transpose() * change;
      output += change * input.transpose();
      for (std::size_t l = depth; l-- > 0;) {
        change = back.array() * (1.0 - values[l].array().square());
        back = layers[l].below.transpose() * change;
        layers[l].below += change * inputs[l].transpose();
        if (kind != Kind::feed_forward) layers[l].self += change * last[l].transpose();
      }
    }
    if (epoch == 0) training.before = training.after;
  }
  training.weights = kind == Kind::feed_forward ? layers[1].below : layers[0].self;
  return training;
}

}  // namespace

TEST_CASE("Bits are signs or digits of the weights that a plain training ends with") {
  for (const Kind kind : kKinds) {
    for (const std::string keyword : {"a", "key", "letters"}) {
      const Eigen::MatrixXd weights = plain_training(kind, 6, keyword).weights;
      for (const int digit : {0, 20}) {
        const Bytes bits = Network({.kind = kind, .neurons = 6, .digit = digit, .bits = 36}).sequence(keyword);
        for (Eigen::Index i = 0; i < 36; ++i) {
          const double w = weights.data()[i];
          const bool odd = std::fmod(std::floor(std::fabs(w) * std::exp2(digit)), 2.0) == 1.0;
          CHECK(bits[static_cast<std::size_t>(i)] == (digit == 0 ? w > 0.0 : odd));
        }
      }
    }
  }
}

TEST_CASE("Training learns the keyword, from a state that all keywords share") {
  for (const Kind kind : kKinds) {
    const Network network({.kind = kind, .digit = 20});
    const PlainTraining training = plain_training(kind, 32, "word");
    CHECK(training.after < 0.1 * training.before);
    CHECK(network.sequence("word") == Network({.kind = kind, .digit = 20}).sequence("word"));
    CHECK(network.sequence("word") != network.sequence("ward"));
    CHECK(network.untrained().size() == 1000);
  }
  CHECK_THROWS_AS(Network({.neurons = 5, .bits = 26}), ContractViolation);
  CHECK_THROWS_AS(Network({}).sequence(""), ContractViolation);
}

TEST_CASE("Keywords are counted in alphabetical order, all of them once") {
  CHECK(keyword_at(0, 3) == "aaa");
  CHECK(keyword_at(27, 3) == "abb");
  CHECK(keyword_at(keyword_count(3) - 1, 3) == "zzz");
  CHECK(keyword_at(keyword_count(3), 3) == "aaa");
  std::set<std::string> all;
  for (std::uint64_t number = 0; number < keyword_count(2); ++number) all.insert(keyword_at(number, 2));
  CHECK(all.size() == 676);
}

TEST_CASE("The search finds the keyword, and none where there is none") {
  for (const Kind kind : kKinds) {
    const Network network({.kind = kind, .neurons = 8, .digit = 20, .bits = 64});
    CHECK(keywords_of(network, network.sequence("qz"), 2) == std::vector<std::string>{"qz"});
    CHECK(keywords_of(network, network.sequence("QZ"), 2).empty());
    CHECK(keywords_of(network, {}, 1).size() == 26);
  }
}

TEST_CASE("The frequency test at 1 %: the bounds of 25 and 1000 bits") {
  CHECK(like_fair_coins(18, 25));
  CHECK_FALSE(like_fair_coins(19, 25));
  CHECK_FALSE(like_fair_coins(6, 25));
  CHECK(like_fair_coins(540, 1000));
  CHECK_FALSE(like_fair_coins(541, 1000));
  CHECK_FALSE(like_fair_coins(459, 1000));
}

TEST_CASE("Bits are packed with the first one highest; the bad control has every state once in its period") {
  CHECK(packed({1, 0, 0, 0, 0, 0, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1}) == Bytes{131, 127});
  for (const BitStream& one : keyword_network_system().streams) {
    if (one.name != "lcg16") continue;
    RandomStream stream({1});
    const Bytes bytes = one.bytes(stream);
    std::set<int> states;
    for (std::size_t i = 0; i < 2 * 65'536; i += 2) states.insert(256 * bytes[i] + bytes[i + 1]);
    CHECK(states.size() == 65'536);
    CHECK(std::equal(bytes.begin(), bytes.begin() + 1000, bytes.begin() + 2 * 65'536));
  }
  CHECK(keyword_network_system().streams.size() == 8);
}
