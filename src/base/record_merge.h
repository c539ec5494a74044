// Shards, files that hold the records of parts of a run, to the one file that the whole run writes. Of a record only
// its place is kept in memory, so that a merge may be larger than it. What a Format says stands in record_store.h.
#pragma once

#include <fstream>
#include <functional>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "base/record_store.h"

namespace anc {

template <class Format>
class RecordMerge {
 public:
  using Record = typename Format::Record;
  using Key = typename Format::Key;

  // `keys`: of all records of the run, in ascending order.
  RecordMerge(Format format, std::vector<Key> keys) : format_(std::move(format)), keys_(std::move(keys)) {}

  // Takes in what a shard has; half a last line is left out. Throws UserError naming the line that is not ours, is of
  // another run, or contradicts what an earlier shard has of its key.
  void add(const std::filesystem::path& shard) {
    shards_.push_back(shard);
    const std::string content = read_file(shard);
    const Lines lines = split_lines(content);
    Place place = {.shard = shards_.size() - 1, .line = 1};
    for (const std::string_view line : lines.whole) {
      place.length = line.size();
      take(parse_at<Format>(line, name_of(place)), place);
      place.offset += line.size() + 1;
      ++place.line;
    }
    place.length = lines.torn.size();
    const auto last = parse_torn<Format>(lines.torn, format_.beginning(), name_of(place));
    if (last) take(*last, place);
  }

  // The keys of which no shard has a record, in ascending order.
  std::vector<Key> missing() const {
    std::vector<Key> missing;
    for (const Key& key : keys_) {
      if (!places_.contains(key)) missing.push_back(key);
    }
    return missing;
  }

  // Replaces `out` by all records, sorted by key: what RecordStore::sort writes. False, and nothing done, when `stop`
  // became true. Throws UserError when a shard is no longer what it was.
  bool write(const std::filesystem::path& out, const std::function<bool()>& stop) const {
    constexpr std::size_t kPiece = 1 << 22;
    auto next = places_.begin();
    return write_atomically(out, [&]() -> std::optional<std::string> {
      std::string piece;
      while (next != places_.end() && piece.size() < kPiece) {
        if (stop()) return std::nullopt;
        piece += Format::line_of(record_at(next->second, next->first)) + "\n";
        ++next;
      }
      return piece;
    });
  }

 private:
  struct Place {
    std::size_t shard = 0, line = 0;
    std::uint64_t offset = 0, length = 0;
  };

  std::string name_of(const Place& place) const { return place_of(shards_[place.shard], place.line); }

  void take(const Record& record, const Place& place) {
    const Key key = format_.admit(record, name_of(place));
    if (!std::binary_search(keys_.begin(), keys_.end(), key)) {
      throw UserError(name_of(place) + " is " + format_.name_of(key) + ", which the run named here does not have",
                      "name the whole run, or leave this shard out");
    }
    const auto [known, added] = places_.emplace(key, place);
    if (added) return;
    const std::string conflict = Format::difference(record, record_at(known->second, key));
    if (conflict.empty()) return;
    throw UserError(name_of(place) + " contradicts " + name_of(known->second) + ", " + format_.name_of(key) +
                        " too, in " + conflict,
                    "compute the trial again and leave the wrong shard out");
  }

  // Read again, and found to be the same trial's: somebody may write there.
  Record record_at(const Place& place, const Key& key) const {
    if (!open_ || open_->shard != place.shard)
      open_ = {place.shard, std::ifstream(shards_[place.shard], std::ios::binary)};
    std::string line(place.length, '\0');
    open_->file.clear();
    open_->file.seekg(static_cast<std::streamoff>(place.offset));
    open_->file.read(line.data(), static_cast<std::streamsize>(line.size()));
    const std::string name = name_of(place);
    try {
      Record record = Format::parse(line);
      if (format_.admit(record, name) == key) return record;
    } catch (const UserError&) {  // it was a record of this run before
    }
    throw UserError(name + " has changed while it was read", "merge when nothing writes there any more");
  }

  struct OpenShard {
    std::size_t shard;
    std::ifstream file;
  };

  Format format_;
  std::vector<Key> keys_;
  std::vector<std::filesystem::path> shards_;
  std::map<Key, Place> places_;
  mutable std::optional<OpenShard> open_;  // the shard read last
};

}  // namespace anc
