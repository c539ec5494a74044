#include "results/calibration_table.h"

#include "base/check.h"
#include "support/catch.h"
#include "support/macros.h"
#include "support/sample_records.h"

using namespace anc;
using anc::test::Contains;

namespace {

// Six trials of a point, one for each ending that a 2 x 2 cipher can show, the first twice.
std::vector<Record> records_of(const ScanPoint& point) {
  const std::vector<std::vector<std::vector<std::int64_t>>> weights = {
      {{1, 0}, {0, 1}, {0, 1}, {1, 0}}, {{1, 0}, {0, 1}, {0, 1}, {1, 0}}, {{1, 0}, {0, 1}, {1, 1}, {0, 1}},
      {{1, 0}, {0, 1}, {1, 1}, {0, 0}}, {{1, 0}, {0, 1}, {0, 0}, {0, 1}}, {{1, 0}, {0, 0}, {1, 0}, {0, 0}}};
  const std::vector<Kind> kinds = {Kind::one_time_pad, Kind::one_time_pad, Kind::mixed_key,
                                   Kind::leaking,      Kind::leaking,      Kind::failed};
  std::vector<Record> records;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    Record record = sample_record(Experiment::cpa_anc, 2, i, kinds[i]);
    record.id.seed = 1;
    record.settings = point.settings;
    record.rounded_weights = weights[i];
    records.push_back(record);
  }
  return records;
}

}  // namespace

TEST_CASE("A scan is counted by point and ending") {
  const std::vector<ScanPoint> points = scan_points(Experiment::cpa_anc, 2, 100000);
  const auto biases = std::find_if(points.begin(), points.end(), [](const ScanPoint& point) {
    return point.choice != nullptr && point.choice->setting == "eve_biases";
  });
  REQUIRE(biases != points.end());
  std::vector<NamedRecords> files = {{.name = "base", .records = records_of(points.front())},
                                     {.name = "biases", .records = records_of(*biases)}};
  files[1].records.pop_back();
  files.push_back(files[0]);  // the same trials again count once
  const CalibrationTable table = count_calibration(files);
  REQUIRE(table.cells.size() == 2);
  const ScanCell& base = table.cells.front();
  CHECK(base.choice == nullptr);
  CHECK((base.cell.trials == 6 && base.cell.communicates == 5 && base.cell.perfectly_secret == 3));
  // One-time pads, mixed keys, reused keys, dependent masks, dead bits, disagreements.
  CHECK(base.endings == std::array<std::int64_t, 6>{2, 1, 1, 1, 1, 0});
  CHECK(table.cells.back().choice->setting == "eve_biases");
  CHECK(table.cells.back().cell.trials == 5);

  // Only the scanned choice is told, with the baseline as its default.
  CHECK_THAT(table_tsv(table), Contains("\neve_biases\t1\t0\t0\t0\t5\t5\t3\t2\t1\t1\t1\t0\t0\t") &&
                                   Contains("\neve_biases\t2\t1\t0\t1\t6\t5\t3\t2\t1\t1\t1\t1\t0\t") &&
                                   !Contains("\neve_l2"));
  // The intervals of 5, 3 and 2 of 6, here also by hand: centre and half width of Wilson's formula.
  CHECK_THAT(table_tsv(table), Contains("\t0.43649717781352") && Contains("\t0.96994663025169") &&
                                   Contains("\t0.18761630648265") && Contains("\t0.8123836935173") &&
                                   Contains("\t0.09677141110578") && Contains("\t0.7000066848616"));
  MacroFile macros;
  define_calibration(macros, table);
  CHECK_THAT(macros.text(), Contains("result/calibration/2/rows"));
  test::check_defined(macros, {"calibration/2/trials = 5", "calibration/2/most_one_time_pads = 2 of 5"});
}

TEST_CASE("A choice that has words is shown by them") {
  const std::vector<ScanPoint> points = scan_points(Experiment::cpa_anc, 2, 100000);
  const auto normal = std::ranges::find_if(points, [](const ScanPoint& point) {
    return point.choice != nullptr && point.choice->setting == "crypto_net_family" && point.value == 1;
  });
  REQUIRE(normal != points.end());
  const std::vector<NamedRecords> files = {{.name = "base", .records = records_of(points.front())},
                                           {.name = "normal", .records = records_of(*normal)}};
  const CalibrationTable table = count_calibration(files);
  CHECK_THAT(terminal_text(table), Contains("crypto_net_family: ") && Contains("uniform*") && Contains("normal "));
  CHECK_THAT(table_tsv(table),
             Contains("\ncrypto_net_family\t1\tuniform\t0\t1\t") && Contains("\ncrypto_net_family\t2\tnormal\t0\t0\t"));
}

TEST_CASE("Records that are not of one scan are refused") {
  const std::vector<ScanPoint> points = scan_points(Experiment::cpa_anc, 2, 100000);
  const std::pair<void (*)(Record&), const char*> refused[] = {
      {[](Record& second) { second.settings.gamma = 3; }, "of no point"},
      {[](Record& second) { second.settings.max_rounds = 5; }, "another cap"},
      {[](Record& second) { second.id.trial = 0, second.rounds = 5; }, "disagrees"}};
  for (const auto& [change, message] : refused) {
    std::vector<Record> records = records_of(points.front());
    change(records[1]);
    CHECK_THROWS_WITH(count_calibration(std::vector<NamedRecords>{{"file", records}}), Contains(message));
  }
  CHECK_THROWS_AS(count_calibration({}), UserError);
}
