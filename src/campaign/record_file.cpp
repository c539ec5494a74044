#include "campaign/record_file.h"

#include <algorithm>

#include "base/check.h"
#include "campaign/record_difference.h"
#include "campaign/settings.h"

namespace anc {
namespace {

constexpr const char* kOtherFile = "name another --out, or move this file away";

Record parse_at(std::string_view line, const std::string& place) {
  try {
    return parse_record(line);
  } catch (const UserError& error) {
    throw UserError(place, error.what());
  }
}

std::string place_of(const std::filesystem::path& path, std::size_t line) {
  return path.string() + " line " + std::to_string(line);
}

// Whether `fragment` can be the beginning of a line that starts with `beginning`.
bool may_begin(std::string_view fragment, std::string_view beginning) {
  const std::size_t shared = std::min(fragment.size(), beginning.size());
  return fragment.substr(0, shared) == beginning.substr(0, shared);
}

// What every line of the campaign starts with.
std::string beginning_of(const CampaignKey& key) {
  return "{\"experiment\":\"" + std::string(name_of(key.experiment)) +
         "\",\"key_bits\":" + std::to_string(key.key_bits) + ",\"seed\":" + std::to_string(key.seed) + ",\"trial\":";
}

// The record of a last line that lacks only its line break; nothing for half a line, which must begin like ours.
std::optional<Record> parse_torn(std::string_view torn, std::string_view beginning, const std::string& place) {
  if (torn.empty()) return std::nullopt;
  try {
    return parse_record(torn);
  } catch (const UserError& error) {
    if (!may_begin(torn, beginning)) throw UserError(place, error.what());
    return std::nullopt;
  }
}

}  // namespace

std::vector<Record> read_records(const std::filesystem::path& path) {
  const std::string content = read_file(path);
  const Lines lines = split_lines(content);
  std::vector<Record> records;
  for (const std::string_view line : lines.whole) records.push_back(parse_at(line, place_of(path, records.size() + 1)));
  if (const auto last = parse_torn(lines.torn, "{\"experiment\":\"", place_of(path, records.size() + 1))) {
    records.push_back(*last);
  }
  return records;
}

RecordFile::RecordFile(const std::filesystem::path& path, const CampaignKey& key)
    : path_(path), key_(key), file_(path) {
  const std::string content = read_file(path);
  const Lines lines = split_lines(content);
  std::size_t number = 0;
  for (const std::string_view line : lines.whole) {
    const std::string place = place_of(path, ++number);
    take(parse_at(line, place), place);
  }
  const std::string place = place_of(path, ++number);
  unterminated_ = parse_torn(lines.torn, beginning_of(key), place);
  if (unterminated_) take(*unterminated_, place);
  torn_ = !lines.torn.empty();
  sound_bytes_ = content.size() - lines.torn.size();
}

void RecordFile::take(const Record& record, const std::string& place) {
  const TrialId expected = {
      .experiment = key_.experiment, .key_bits = key_.key_bits, .seed = key_.seed, .trial = record.id.trial};
  if (record.id != expected) {
    throw UserError(place + " is trial " + citation_of(record.id) + " of another campaign, not " +
                        std::string(name_of(key_.experiment)) + "/" + std::to_string(key_.key_bits) + "/" +
                        std::to_string(key_.seed),
                    kOtherFile);
  }
  if (record.numerics != kNumericsProfile) {
    throw UserError(place + " was made with numerics " + record.numerics + " where this build has " + kNumericsProfile,
                    kOtherFile);
  }
  const std::string difference = settings_difference(record.settings, key_.settings, key_.experiment);
  if (!difference.empty())
    throw UserError(place + " " + difference, std::string("give the same settings, ") + kOtherFile);
  const auto [known, added] = records_.emplace(record.id.trial, record);
  if (added) return;
  const std::string conflict = record_difference(record, known->second);
  if (!conflict.empty()) {
    throw UserError(
        place + " contradicts an earlier line of trial " + std::to_string(record.id.trial) + " in " + conflict,
        kOtherFile);
  }
}

const Record* RecordFile::find(std::uint64_t trial) const {
  const std::lock_guard lock(mutex_);
  const auto found = records_.find(trial);
  return found == records_.end() ? nullptr : &found->second;
}

void RecordFile::append(const Record& record) {
  const std::lock_guard lock(mutex_);
  if (torn_) mend();
  const auto [known, added] = records_.emplace(record.id.trial, record);
  check(added, "RecordFile::append: the trial is already in the file");
  file_.append_line(to_json_line(record));
}

void RecordFile::mend() {
  file_.truncate(sound_bytes_);
  if (unterminated_) file_.append_line(to_json_line(*unterminated_));
  torn_ = false;
}

void RecordFile::sort() {
  const std::lock_guard lock(mutex_);
  std::string sorted;
  for (const auto& [trial, record] : records_) sorted += to_json_line(record) + "\n";
  if (read_file(path_) != sorted) write_atomically(path_, sorted);
}

}  // namespace anc
