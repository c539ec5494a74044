#include "base/record_merge.h"

#include "campaign/record_file.h"
#include "support/catch.h"
#include "support/fake_trial.h"
#include "support/temporary_directory.h"

using namespace anc;
using anc::test::Contains;
using anc::test::kNever;

namespace {

CampaignKey key() { return test::campaign_key(Experiment::anc, 3, 7); }

std::string line_of(std::uint64_t trial) { return test::fake_line(key(), trial); }

RecordMerge<CampaignFormat> merge_of(std::vector<std::uint64_t> trials) { return {{key()}, std::move(trials)}; }

}  // namespace

TEST_CASE("Shards in any order become the file sorted by trial, and nothing is written when it is stopped") {
  const test::TemporaryDirectory directory;
  write_atomically(directory / "late", line_of(4) + line_of(2));
  write_atomically(directory / "early", line_of(3) + line_of(2) + line_of(1).substr(0, 40));
  auto merged = merge_of({1, 2, 3, 4});
  merged.add(directory / "late");
  merged.add(directory / "early");
  CHECK(merged.missing() == std::vector<std::uint64_t>{1});
  write_atomically(directory / "last", line_of(1).substr(0, line_of(1).size() - 1));  // lacks its line break only
  merged.add(directory / "last");
  CHECK(merged.missing().empty());
  CHECK_FALSE(merged.write(directory / "out", [] { return true; }));
  CHECK_FALSE(std::filesystem::exists(directory / "out"));
  CHECK(merged.write(directory / "out", kNever));
  CHECK(read_file(directory / "out") == line_of(1) + line_of(2) + line_of(3) + line_of(4));
}

TEST_CASE("A shard that changes between its two readings is found out") {
  const test::TemporaryDirectory directory;
  for (const std::string& changed : {line_of(2) + line_of(1), line_of(1), std::string()}) {
    write_atomically(directory / "shard", line_of(1) + line_of(2));
    auto merged = merge_of({1, 2});
    merged.add(directory / "shard");
    write_atomically(directory / "shard", changed);
    CHECK_THROWS_WITH(merged.write(directory / "out", kNever), Contains("has changed while it was read"));
    CHECK_FALSE(std::filesystem::exists(directory / "out"));
  }
}
