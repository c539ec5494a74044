// A file of records, one a line: appended as they are finished, sorted by key when all are there. What a record is,
// and which file it belongs to, its Format says:
//   Record, Key                                      types; Key is ordered, one for each record of a file
//   static Record parse(std::string_view line)       throws UserError when the line is not ours
//   static std::string line_of(const Record&)        the inverse, without the line break
//   static std::string difference(const Record& ours, const Record& theirs)   empty when equal
//   std::string beginning() const                    what every line of the file starts with
//   Key admit(const Record&, const std::string& place) const   throws UserError when it belongs to another file
//   std::string name_of(const Key&) const            "trial 3"
#pragma once

#include <algorithm>
#include <map>
#include <mutex>
#include <optional>
#include <vector>

#include "base/check.h"
#include "base/file.h"
#include "base/locked_file.h"

namespace anc {

inline constexpr const char* kNameAnotherOut = "name another `out`, or move this file away";

// "FILE line 3".
inline std::string place_of(const std::filesystem::path& path, std::size_t line) {
  return path.string() + " line " + std::to_string(line);
}

template <class Format>
typename Format::Record parse_at(std::string_view line, const std::string& place) {
  try {
    return Format::parse(line);
  } catch (const UserError& error) {
    throw UserError(place, error.what());
  }
}

// The record of a last line that lacks only its line break; nothing for half a line, which must begin like ours.
template <class Format>
std::optional<typename Format::Record> parse_torn(std::string_view torn, std::string_view beginning,
                                                  const std::string& place) {
  if (torn.empty()) return std::nullopt;
  try {
    return Format::parse(torn);
  } catch (const UserError& error) {
    const std::size_t shared = std::min(torn.size(), beginning.size());
    if (torn.substr(0, shared) != beginning.substr(0, shared)) throw UserError(place, error.what());
    return std::nullopt;
  }
}

// All records of any file of ours, in the order of the lines; a torn last line is left out. Takes no lock.
template <class Format>
std::vector<typename Format::Record> read_all_records(const std::filesystem::path& path, std::string_view beginning) {
  const std::string content = read_file(path);
  const Lines lines = split_lines(content);
  std::vector<typename Format::Record> records;
  for (const std::string_view line : lines.whole) {
    records.push_back(parse_at<Format>(line, place_of(path, records.size() + 1)));
  }
  if (auto last = parse_torn<Format>(lines.torn, beginning, place_of(path, records.size() + 1))) {
    records.push_back(std::move(*last));
  }
  return records;
}

// Locked against other runs while this object lives.
template <class Format>
class RecordStore {
 public:
  using Record = typename Format::Record;
  using Key = typename Format::Key;

  // Reads what is there and writes nothing, except that a missing file is made. Throws UserError, and leaves the file
  // as it was, when a line is not ours or belongs to another file, or two lines of one key differ.
  RecordStore(const std::filesystem::path& path, Format format) : path_(path), format_(std::move(format)), file_(path) {
    const std::string content = read_file(path);
    const Lines lines = split_lines(content);
    std::size_t number = 0;
    for (const std::string_view line : lines.whole) {
      const std::string place = place_of(path, ++number);
      take(parse_at<Format>(line, place), place);
    }
    const std::string place = place_of(path, ++number);
    const std::optional<Record> last = parse_torn<Format>(lines.torn, format_.beginning(), place);
    if (last) take(*last, place);
    unterminated_ = last.has_value();
    torn_ = !lines.torn.empty();
    sound_bytes_ = content.size() - lines.torn.size();
  }

  const std::filesystem::path& path() const { return path_; }

  // The record of a key, or null; valid as long as this object. Any thread may call it.
  const Record* find(const Key& key) const {
    const std::lock_guard lock(mutex_);
    const auto found = records_.find(key);
    return found == records_.end() ? nullptr : &found->second;
  }

  // Puts a finished record on the disk, after mending a torn last line. Any thread may call it.
  void append(const Record& record) {
    const std::lock_guard lock(mutex_);
    if (torn_) mend();
    const bool added = records_.emplace(format_.admit(record, path_.string()), record).second;
    check(added, "RecordStore::append: the record is already in the file");
    file_.append_line(Format::line_of(record));
  }

  // Rewrites the file sorted by key, unless it is already exactly that.
  void sort() {
    const std::lock_guard lock(mutex_);
    std::string sorted;
    for (const auto& [key, record] : records_) sorted += Format::line_of(record) + "\n";
    if (read_file(path_) != sorted) write_atomically(path_, sorted);
  }

 private:
  void take(const Record& record, const std::string& place) {
    const Key key = format_.admit(record, place);
    const auto [known, added] = records_.emplace(key, record);
    const std::string conflict = added ? "" : Format::difference(record, known->second);
    if (conflict.empty()) return;
    throw UserError(place + " contradicts an earlier line of " + format_.name_of(key) + " in " + conflict,
                    kNameAnotherOut);
  }

  void mend() {  // half a line is cut off, a whole one is kept whatever happens
    if (unterminated_) {
      file_.append_line("");
    } else {
      file_.truncate(sound_bytes_);
    }
    torn_ = false;
  }

  std::filesystem::path path_;
  Format format_;
  LockedFile file_;
  mutable std::mutex mutex_;  // guards what follows
  std::map<Key, Record> records_;
  std::uint64_t sound_bytes_ = 0;  // length of the complete lines found
  bool torn_ = false;              // something follows them:
  bool unterminated_ = false;      // a record that lacks its line break, or else half a line
};

}  // namespace anc
