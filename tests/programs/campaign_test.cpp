#include "programs/programs.h"
#include "support/catch.h"
#include "support/fake_trial.h"
#include "support/run_words.h"
#include "support/temporary_directory.h"

using namespace anc;

namespace {

int run(const std::vector<std::string>& words) {
  return test::run_words(
      words, [](auto argc, auto argv) { return campaign_main(Experiment::anc, argc, argv, test::fake_trial); });
}

}  // namespace

TEST_CASE("A campaign fills its file, again and further") {
  const test::TemporaryDirectory directory;
  const std::string out = (directory / "f").string();
  CHECK(run({"--key-bits", "2", "--trials", "3", "--out", out}) == 0);
  const std::string three = read_file(out);
  CHECK(split_lines(three).whole.size() == 3);
  CHECK(run({"--key-bits", "2", "--trials", "3", "--out", out}) == 0);
  CHECK(read_file(out) == three);
  CHECK(run({"--key-bits", "2", "--first-trial", "3", "--trials", "2", "--out", out}) == 0);
  CHECK(split_lines(read_file(out)).whole.size() == 5);
}

TEST_CASE("A trace is written for a single trial, also when its record is there") {
  const test::TemporaryDirectory directory;
  const std::string out = (directory / "f").string(), trace = (directory / "t").string();
  const std::vector<std::string> words = {"--trials", "1", "--first-trial", "4", "--out", out, "--trace", trace};
  CHECK(run(words) == 0);
  const std::string records = read_file(out), steps = read_file(trace);
  CHECK(split_lines(records).whole.size() == 1);
  CHECK(run(words) == 0);
  CHECK(read_file(out) == records);
  CHECK(read_file(trace) == steps);
}

TEST_CASE("Bad input ends with status 2 and harms nothing") {
  const test::TemporaryDirectory directory;
  const std::string out = (directory / "f").string(), trace = (directory / "t").string();
  CHECK(run({"--trials", "2", "--trace", trace}) == 2);
  CHECK(run({"--trials", "1", "--trace", out, "--out", out}) == 2);
  CHECK(run({"--first-trial", "18446744073709551615", "--trials", "2", "--out", out}) == 2);
  CHECK(run({"--key-bits", "0", "--out", out}) == 2);
  CHECK_FALSE(std::filesystem::exists(out));
  CHECK_FALSE(std::filesystem::exists(trace));
}
