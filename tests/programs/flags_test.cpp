#include "base/check.h"
#include "base/text.h"
#include "programs/arguments.h"
#include "support/catch.h"

using namespace anc;
using anc::test::Contains;

namespace {

Arguments given(std::vector<const char*> words, std::size_t allowed_words = 0) {
  FlagList flags;
  add_flag(flags, "seed", "S", "");
  add_common_flags(flags);
  add_hyperparameter_flags(flags, Experiment::anc);
  words.insert(words.begin(), "anc");
  return Arguments("anc", flags, static_cast<int>(words.size()), words.data(), allowed_words);
}

}  // namespace

TEST_CASE("Flags are read whole: none is guessed, repeated or left without its value") {
  CHECK(given({"--quiet"}).has("quiet"));
  CHECK_FALSE(given({}).has("quiet"));
  CHECK(given({"--seed", "7"}).integer("seed", 1, 0, 10) == 7);
  CHECK(given({"--seed=7"}).integer("seed", 1, 0, 10) == 7);
  CHECK(given({}).integer("seed", 1, 0, 10) == 1);
  CHECK(given({"word"}, 1).words() == std::vector<std::string>{"word"});
  CHECK_THROWS_WITH(given({"--see", "7"}), Contains("--see is not a flag of this program: see anc --help"));
  CHECK_THROWS_WITH(given({"--seed"}), Contains("--seed"));
  CHECK_THROWS_WITH(given({"--seed", "1", "--seed", "2"}), Contains("--seed"));
  CHECK_THROWS_WITH(given({"word"}), Contains("'word' is not expected here"));
  CHECK_THROWS_WITH(given({"-q"}), Contains("-q"));
  // Boost fills in %option% for ever where a name that it reports holds it.
  CHECK_THROWS_WITH(given({"--%option%="}), Contains("--%option% is not a flag of this program"));
  CHECK_THROWS_WITH(given({"--see%option%"}), Contains("--see%option% is not a flag of this program"));
  CHECK(given({"--seed=%option%"}).text("seed") == "%option%");
}

TEST_CASE("Integers are checked against their range") {
  for (const char* bad : {"-1", "11", "abc", "1.0", "99999999999999999999", "+1"}) {
    CHECK_THROWS_WITH(given({"--seed", bad}).integer("seed", 1, 0, 10),
                      Contains("--seed " + std::string(bad) + " is not a whole number in range: give"));
  }
}

TEST_CASE("Every hyperparameter has a flag that is held to its range") {
  for (const HyperparameterRow& row : hyperparameter_table()) {
    if (!applies(row, Experiment::anc)) {
      CHECK_THROWS_WITH(given({flag_of(row.name).c_str(), "1"}), Contains("is not a flag"));
      continue;
    }
    INFO(row.name);
    const std::string flag = flag_of(row.name), minimum = shortest(row.minimum), below = shortest(row.minimum - 1);
    CHECK(get(given({flag.c_str(), minimum.c_str()}).settings(Experiment::anc, 4), row) == row.minimum);
    CHECK_THROWS_WITH(given({flag.c_str(), below.c_str()}).settings(Experiment::anc, 4), Contains(setting(row.name)));
    CHECK_THROWS_WITH(given({flag.c_str(), "abc"}).settings(Experiment::anc, 4),
                      Contains(flag + " abc is not a " + (row.words.empty() ? "number" : "choice")));
  }
  CHECK(given({"--eve", "convolutional"}).settings(Experiment::anc, 4).eve == kConvolutionalEve);
  CHECK(given({"--eve", "rules"}).settings(Experiment::anc, 4).eve == 0);
  CHECK(given({}).settings(Experiment::anc, 8) == default_hyperparameters(Experiment::anc, 8));
}

TEST_CASE("A message longer than the key has the defaults of its own size, and sizes have one spelling") {
  Hyperparameters expected = default_hyperparameters(Experiment::anc, 8);
  CHECK(given({"--message-bits", "8"}).settings(Experiment::anc, 8) == expected);
  CHECK(given({"--message-bits", "0"}).settings(Experiment::anc, 8) == expected);
  expected.message_bits = 8;
  for (const int key_bits : {0, 1, 7}) {
    CHECK(given({"--message-bits", "8"}).settings(Experiment::anc, key_bits) == expected);
  }
  CHECK_THROWS_WITH(given({"--message-bits", "8"}).settings(Experiment::anc, 9), Contains("does not fit `key_bits` 9"));
  CHECK_THROWS_WITH(given({}).settings(Experiment::anc, 0), Contains("`message_bits` 0 does not fit `key_bits` 0"));
}

TEST_CASE("A flag of another experiment does not apply") {
  CHECK_THROWS_WITH(given({"--gamma", "1"}).settings(Experiment::no_adversary, 4),
                    Contains("--gamma does not apply to no_adversary"));
}

TEST_CASE("A setting is spelled as its flag where the program has it, and a user's word stays as it is") {
  FlagList flags;
  add_flag(flags, "max-rounds", "X", "");
  add_flag(flags, "out", "FILE", "");
  CHECK(flag_of("max_rounds") == "--max-rounds");
  const std::string message = "`max_rounds` 0 and `max_rounds` 1 in `out`: no `cap`: give `";
  const auto spelled = [&](const char* argument) {
    const std::vector<const char*> arguments = {"test", "--out", argument};
    return with_flags(message, flags, arguments);
  };
  CHECK(spelled("f") == "--max-rounds 0 and --max-rounds 1 in --out: no `cap`: give `");
  CHECK(spelled("a`out`") == "--max-rounds 0 and --max-rounds 1 in `out`: no `cap`: give `");
}

TEST_CASE("What a program throws names its flags") {
  FlagList flags;
  add_flag(flags, "seed", "S", "");
  const auto run = [&](std::vector<const char*> words) {
    return run_command({"test", "", flags, 1, /*computes=*/false}, static_cast<int>(words.size()), words.data(),
                       [](const Arguments& arguments) -> int {
                         throw UserError(arguments.words().front() + " has no `seed`", "name another `file`");
                       });
  };
  CHECK_THROWS_WITH(run({"test", "f"}), "f has no --seed: name another `file`");
  CHECK_THROWS_WITH(run({"test", "`seed`.txt"}), "`seed`.txt has no `seed`: name another `file`");
}
