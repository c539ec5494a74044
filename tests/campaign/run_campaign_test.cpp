#include "campaign/run_campaign.h"

#include <atomic>

#include "base/check.h"
#include "support/catch.h"
#include "support/fake_trial.h"
#include "support/temporary_directory.h"

using namespace anc;
using anc::test::Contains;
using anc::test::kNever;

namespace {

Campaign small_campaign() {
  return {.key = test::campaign_key(Experiment::anc, 3, 5), .trials = 20, .threads = 2, .quiet = true};
}

// The bytes of an uninterrupted run on one thread.
std::string expected_bytes(const Campaign& campaign) {
  std::string bytes;
  for (std::int64_t i = 0; i < campaign.trials; ++i) {
    bytes += test::fake_line(campaign.key, campaign.first_trial + static_cast<std::uint64_t>(i));
  }
  return bytes;
}

CampaignResult run_into(const std::filesystem::path& path, const Campaign& campaign,
                        const TrialFunction& compute = test::fake_trial, const std::function<bool()>& stop = kNever) {
  RecordFile file(path, campaign.key);
  return run_campaign(campaign, &file, compute, stop);
}

}  // namespace

TEST_CASE("The file has the same bytes for any number of threads") {
  const test::TemporaryDirectory directory;
  for (const int threads : {1, 2, 7}) {
    Campaign campaign = small_campaign();
    campaign.threads = threads;
    const std::string name = "threads" + std::to_string(threads);
    const CampaignResult result = run_into(directory / name, campaign);
    CHECK(result.computed.size() == 20);
    CHECK(result.reused == 0);
    CHECK_FALSE(result.interrupted);
    CHECK(read_file(directory / name) == expected_bytes(campaign));
  }
}

TEST_CASE("Shards in any order, one trial at a time from the last, give the same file") {
  const test::TemporaryDirectory directory;
  Campaign shard = small_campaign();
  shard.trials = 1;
  for (std::uint64_t trial = 20; trial-- > 0;) {
    shard.first_trial = trial;
    run_into(directory / "f", shard);
  }
  CHECK(read_file(directory / "f") == expected_bytes(small_campaign()));
}

TEST_CASE("What the file has is not computed again, and a subset leaves the rest alone") {
  const test::TemporaryDirectory directory;
  run_into(directory / "f", small_campaign());
  Campaign subset = small_campaign();
  subset.first_trial = 15;
  subset.trials = 10;
  const CampaignResult result = run_into(directory / "f", subset);
  CHECK(result.reused == 5);
  CHECK(result.computed.size() == 5);
  CHECK(result.computed.front().id.trial == 20);
  Campaign all = small_campaign();
  all.trials = 25;
  CHECK(read_file(directory / "f") == expected_bytes(all));
  const CampaignResult again =
      run_into(directory / "f", all, [](const auto&, const auto&, const auto&) -> std::optional<Record> {
        throw std::logic_error("nothing is left to compute");
      });
  CHECK(again.reused == 25);
}

TEST_CASE("Stopped in the middle of any number of rounds, a campaign goes on to the same bytes") {
  const test::TemporaryDirectory directory;
  const Campaign campaign = small_campaign();
  int stops = 0;
  for (bool interrupted = true; interrupted; ++stops) {
    std::atomic<int> polls{0};
    interrupted = run_into(directory / "f", campaign, test::fake_trial, [&] { return ++polls > 1500; }).interrupted;
    REQUIRE(stops < 100);
  }
  CHECK(stops > 2);
  CHECK(read_file(directory / "f") == expected_bytes(campaign));
}

TEST_CASE("A failing trial ends the campaign with its error; finished trials are on the disk") {
  const test::TemporaryDirectory directory;
  const TrialFunction fails_at_7 = [](const TrialId& id, const Hyperparameters& settings,
                                      const RoundObserver& observer) {
    if (id.trial == 7) throw std::runtime_error("trial 7");
    return test::fake_trial(id, settings, observer);
  };
  Campaign campaign = small_campaign();
  campaign.threads = 1;
  CHECK_THROWS_WITH(run_into(directory / "f", campaign, fails_at_7), "trial 7");
  CHECK(read_records(directory / "f").size() == 7);
}

TEST_CASE("Recomputing compares with what the file has") {
  const test::TemporaryDirectory directory;
  Campaign campaign = small_campaign();
  campaign.trials = 3;
  run_into(directory / "f", campaign);
  campaign.recompute = true;
  const CampaignResult result = run_into(directory / "f", campaign);
  CHECK(result.computed.size() == 3);
  const TrialFunction other = [](const TrialId& id, const Hyperparameters& settings, const RoundObserver&) {
    Record record = test::fake_record(id, settings);
    record.weights_hash ^= 1;
    return std::optional(record);
  };
  CHECK_THROWS_WITH(run_into(directory / "f", campaign, other),
                    Contains("is not what this build computes") && Contains("weights_hash"));
  CHECK(read_file(directory / "f") == expected_bytes(campaign));
}

TEST_CASE("Without a file the records come back sorted") {
  const CampaignResult result = run_campaign(small_campaign(), nullptr, test::fake_trial, kNever);
  std::string bytes;
  for (const Record& record : result.computed) bytes += to_json_line(record) + "\n";
  CHECK(bytes == expected_bytes(small_campaign()));
}
