"""ezmodel's Python flow as its page prints it, with host and key replaced, and with urllib instead of
packages: create, poll, remix, poll, download both. Writes original_video.mp4 and remix_video.mp4
into the current folder."""

import json
import os
import time
import urllib.error
import urllib.request

HOST = os.environ.get("REPRISE_BASE_URL", "http://127.0.0.1:8080").rstrip("/").removesuffix("/v1")
BASE = HOST + "/ezmodel/v1"
HEADERS = {
    "Authorization": "Bearer " + os.environ["REPRISE_API_KEY"],
    "Content-Type": "application/json",
}
KEYS = {
    "id", "object", "model", "status", "progress", "created_at", "completed_at", "expires_at",
    "seconds", "size", "remixed_from_video_id", "error",
}


def send(path, data=None):
    body = None if data is None else json.dumps(data).encode()
    return urllib.request.urlopen(urllib.request.Request(BASE + path, body, HEADERS))


def call(path, data=None):
    with send(path, data) as response:
        video = json.load(response)
    missing = KEYS - video.keys()
    if missing:
        raise SystemExit(f"{path}: these keys are absent: {missing}")
    return video


def wait_for(video):
    while video["status"] not in ["completed", "failed", "cancelled"]:
        print(f"Status: {video['status']}, Progress: {video['progress']}%")
        time.sleep(2)
        video = call("/videos/" + video["id"])
    if video["status"] != "completed":
        raise SystemExit(f"Video failed: {video['status']}, {video['error']}")
    return video


def download(video, file):
    with send(f"/videos/{video['id']}/content?variant=video") as response:
        content = response.read()
    if content[4:8] != b"ftyp":
        raise SystemExit(f"{file} is no mp4")
    with open(file, "wb") as output:
        output.write(content)
    print(f"Saved {file}")


def check(what, actual, expected):
    if actual != expected:
        raise SystemExit(f"{what} is {actual!r} instead of {expected!r}")


# 1. 创建原始视频
print("Step 1: Creating original video...")
original_video = call("/videos", {
    "model": "sora-2",
    "prompt": "A cat sitting on a windowsill watching the rain",
    "size": "1280x720",
    "seconds": "8",
})
print(f"Original video ID: {original_video['id']}")
original_video = wait_for(original_video)
print("Original video completed!")

# 2. 创建 Remix 版本
print("\nStep 2: Creating remix version...")
remix_video = call("/videos/remix", {
    "video_id": original_video["id"],
    "prompt": "Change the weather to sunny with golden afternoon light",
})
print(f"Remix video ID: {remix_video['id']}")
print(f"Remixed from: {remix_video['remixed_from_video_id']}")
check("remixed_from_video_id", remix_video["remixed_from_video_id"], original_video["id"])
check("size", remix_video["size"], original_video["size"])
check("seconds", remix_video["seconds"], original_video["seconds"])
remix_video = wait_for(remix_video)
print("Remix video completed!")

# 3. 下载两个视频
print("\nStep 3: Downloading videos...")
download(original_video, "original_video.mp4")
download(remix_video, "remix_video.mp4")

try:
    send("/videos/remix", {"video_id": "video_unknown", "prompt": "Make it sunny"})
    raise SystemExit("an unknown video could be remixed")
except urllib.error.HTTPError as error:
    check("the status", error.code, 400)
    check("error.code", json.load(error)["error"]["code"], "invalid_video_id")

print("\nDone! Everything was as the page says.")
