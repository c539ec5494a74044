#include <fstream>
#include <map>

#include "base/file.h"
#include "campaign/record_file.h"
#include "programs/programs.h"
#include "support/catch.h"
#include "support/fake_trial.h"
#include "support/run_words.h"
#include "support/temporary_directory.h"

using namespace anc;

namespace {

int calibrate(const std::vector<std::string>& words, const TrialFunction& compute = test::fake_trial) {
  return test::run_words(words, [&](auto argc, auto argv) { return calibrate_main(argc, argv, compute); });
}

}  // namespace

TEST_CASE("The scan fills a file for each point and a second run adds nothing") {
  const test::TemporaryDirectory directory;
  const std::string out = (directory / "scan").string();
  const std::vector<std::string> arguments = {"--out", out, "--trials", "3", "--only", "eve_l2"};
  std::filesystem::create_directory(out);
  REQUIRE(calibrate(arguments) == 0);
  std::map<std::filesystem::path, std::string> first;
  for (const auto& entry : std::filesystem::directory_iterator(out)) {
    if (entry.path().extension() != ".jsonl") continue;
    first[entry.path()] = read_file(entry.path());
    CHECK(read_records(entry.path()).size() == 3);
    for (const Record& record : read_records(entry.path())) CHECK(is_calibration_seed(record.id.seed));
  }
  CHECK(first.size() >= 4);
  REQUIRE(calibrate(arguments) == 0);
  for (const auto& [path, text] : first) CHECK(read_file(path) == text);
}

TEST_CASE("A seed for results, an unknown choice and a missing directory are refused") {
  const test::TemporaryDirectory directory;
  const std::string out = (directory / "scan").string();
  CHECK(calibrate({"--out", out, "--seed", "1000"}) == 2);
  CHECK(calibrate({"--out", out, "--seed", "2018"}) == 2);
  CHECK(calibrate({"--out", out, "--only", "gamma"}) == 2);
  CHECK(calibrate({"--out", out, "--experiment", "no_adversary"}) == 2);
  CHECK(calibrate({"--trials", "1"}) == 2);
  CHECK_FALSE(std::filesystem::exists(out));
}

namespace {

using Files = std::map<std::string, std::string>;

Files files_in(const std::filesystem::path& directory) {
  Files files;
  for (const auto& entry : std::filesystem::directory_iterator(directory)) {
    if (entry.path().extension() == ".jsonl") files[entry.path().filename()] = read_file(entry.path());
  }
  return files;
}

}  // namespace

TEST_CASE("A grid fills a file for each combination") {
  const test::TemporaryDirectory directory;
  const std::string out = directory / "scan";
  std::filesystem::create_directory(out);
  const std::vector<std::string> arguments = {"--out",        out,
                                              "--grid",       "crypto_net_l2=0.01,x2",
                                              "--grid",       "eve_init=0.1,0.2",
                                              "--trials",     "2",
                                              "--max-rounds", "70",
                                              "--key-bits",   "5"};
  REQUIRE(calibrate(arguments) == 0);
  const Files files = files_in(out);
  CHECK(files.size() == 4);
  CHECK(files.count("cpa_anc_5_crypto_net_l2_0.06_eve_init_0.2_rounds_70.jsonl") == 1);
  for (const auto& [name, text] : files) CHECK(split_lines(text).whole.size() == 2);
  REQUIRE(calibrate(arguments) == 0);
  CHECK(files_in(out) == files);
}

TEST_CASE("Joint scans are listed, and what does not fit together is refused") {
  const test::TemporaryDirectory directory;
  const std::string out = (directory / "scan").string();
  CHECK(calibrate({"--list", "--joint", "--key-bits", "16"}) == 0);
  CHECK(calibrate({"--out", out, "--joint", "--key-bits", "5"}) == 2);
  CHECK(calibrate({"--out", out, "--joint", "--grid", "eve_l2=1"}) == 2);
  CHECK(calibrate({"--out", out, "--grid", "eve_l2"}) == 2);
  CHECK(calibrate({"--out", out, "--joint", "--only", "eve_l2"}) == 2);
  CHECK(calibrate({"--grid", "eve_l2=1"}) == 2);
  CHECK_FALSE(std::filesystem::exists(out));
}
