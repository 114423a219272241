#!/usr/bin/env bash
# HingNet's shell workflow as its page prints it, with host and key replaced. Needs curl and jq;
# writes remix_<id>.mp4 into the current folder.
set -euo pipefail

HOST="${REPRISE_BASE_URL:-http://127.0.0.1:8080}"
HOST="${HOST%/}"
HOST="${HOST%/v1}/hingnet"
TOKEN="$REPRISE_API_KEY"

# The page polls for ever; a video that failed would never become a success.
wait_for_success() {
  while true; do
    STATUS=$(curl -sS "$HOST/v1/videos/$1" \
      -H "Authorization: Bearer $TOKEN" | jq -r '.status')
    if [ "$STATUS" = "success" ]; then break; fi
    case "$STATUS" in
      queued | processing) sleep 2 ;;
      *) echo "$1 ended as $STATUS" >&2; exit 1 ;;
    esac
  done
}

# 1. 创建基础视频
VIDEO_ID=$(curl -sS -X POST "$HOST/v1/videos" \
  -H "Authorization: Bearer $TOKEN" \
  -F "model=sora-2" \
  -F "prompt=一个无人机从海滩升空" \
  | jq -r '.id')
echo "Created $VIDEO_ID"

# 2. 等待完成（轮询查询）
wait_for_success "$VIDEO_ID"

# 3. 创建 Remix
REMIX_ID=$(curl -sS -X POST "$HOST/v1/videos/$VIDEO_ID/remix" \
  -H "Authorization: Bearer $TOKEN" \
  -F "prompt=添加日落滤镜效果" \
  | jq -r '.id')
echo "Remixing it as $REMIX_ID"

# 4. 下载 Remix 视频 (at once, as the page does: the answer waits until the remix is made)
curl -sS -L "$HOST/v1/videos/$REMIX_ID/content" \
  -H "Authorization: Bearer $TOKEN" \
  --output "remix_$REMIX_ID.mp4"

if [ "$(head -c 8 "remix_$REMIX_ID.mp4" | tail -c 4)" != "ftyp" ]; then
  echo "remix_$REMIX_ID.mp4 is no mp4" >&2
  exit 1
fi
SOURCE=$(curl -sS "$HOST/v1/videos/$REMIX_ID" -H "Authorization: Bearer $TOKEN" \
  | jq -r '.remixed_from_video_id')
if [ "$SOURCE" != "$VIDEO_ID" ]; then
  echo "remixed_from_video_id is $SOURCE instead of $VIDEO_ID" >&2
  exit 1
fi
echo "Saved remix_$REMIX_ID.mp4; everything was as the page says."
