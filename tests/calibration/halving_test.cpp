#include "calibration/halving.h"

#include "base/check.h"
#include "support/catch.h"

using namespace anc;

namespace {

bool same(const Stage& stage, std::size_t settings, std::int64_t trials, std::int64_t max_rounds) {
  return stage.settings == settings && stage.trials == trials && stage.max_rounds == max_rounds;
}

}  // namespace

TEST_CASE("Fewer and fewer settings have more and more trials and rounds") {
  const std::vector<Stage> stages = halving_stages(48, 24, 100000);
  REQUIRE(stages.size() == 3);
  CHECK(same(stages[0], 48, 4, 30000));
  CHECK(same(stages[1], 16, 12, 60000));
  CHECK(same(stages[2], 6, 24, 100000));
  for (const Stage& stage : halving_stages(1, 1, 1)) CHECK(same(stage, 1, 1, 1));
}

TEST_CASE("One-time pads come first, then secrecy, then communication, then fewer rounds") {
  const std::vector<Score> falling = {{2, 2, 3, 900}, {1, 3, 3, 100}, {1, 2, 4, 100}, {1, 2, 3, 100}, {1, 2, 3, 101}};
  for (std::size_t i = 0; i < falling.size(); ++i) {
    for (std::size_t j = 0; j < falling.size(); ++j) CHECK(falling[i].beats(falling[j]) == (i < j));
  }
}

TEST_CASE("The best are kept in their order, and of equals the earlier") {
  const Score low{0, 0, 0, 5}, high{1, 1, 1, 5};
  CHECK(best_of(std::vector{low, high, low, high}, 3) == std::vector<std::size_t>{0, 1, 3});
  CHECK(best_of(std::vector{high, high, high}, 1) == std::vector<std::size_t>{0});
  CHECK(best_of(std::vector<Score>{}, 0).empty());
  CHECK_THROWS_AS(best_of(std::vector{low}, 2), ContractViolation);
}

TEST_CASE("A score counts records") {
  Record pad, mixed, failed;
  pad.one_time_pad = pad.perfectly_secret = pad.communicates = mixed.perfectly_secret = mixed.communicates = true;
  pad.rounds = 3, mixed.rounds = 4, failed.rounds = 5;
  const Score score = score_of(std::vector{pad, mixed, failed});
  CHECK((score.one_time_pads == 1 && score.perfectly_secret == 2 && score.communicate == 2 && score.rounds == 12));
}
