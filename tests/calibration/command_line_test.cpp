#include "calibration/command_line.h"

#include <map>

#include "base/file.h"
#include "campaign/record_file.h"
#include "support/catch.h"
#include "support/fake_trial.h"
#include "support/temporary_directory.h"

using namespace anc;

namespace {

int calibrate(std::vector<const char*> arguments) {
  arguments.insert(arguments.begin(), "calibrate");
  arguments.push_back("--quiet");
  return calibrate_main(static_cast<int>(arguments.size()), arguments.data(), test::fake_trial);
}

}  // namespace

TEST_CASE("The scan fills a file for each point and a second run adds nothing") {
  const test::TemporaryDirectory directory;
  const std::string out = (directory / "scan").string();
  const std::vector<const char*> arguments = {"--out", out.c_str(), "--trials", "3", "--only", "eve_l2"};
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
  CHECK(calibrate({"--out", out.c_str(), "--seed", "1000"}) == 2);
  CHECK(calibrate({"--out", out.c_str(), "--seed", "2018"}) == 2);
  CHECK(calibrate({"--out", out.c_str(), "--only", "gamma"}) == 2);
  CHECK(calibrate({"--out", out.c_str(), "--experiment", "no_adversary"}) == 2);
  CHECK(calibrate({"--trials", "1"}) == 2);
  CHECK_FALSE(std::filesystem::exists(out));
}
