// APIMart's Go sample as its page prints it, with host and key replaced, around it what makes it
// whole: the task that it continues, and the wait for the result.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"time"
)

type envelope struct {
	Code int `json:"code"`
	Data []struct {
		Status string `json:"status"`
		TaskID string `json:"task_id"`
	} `json:"data"`
}

type task struct {
	Code int `json:"code"`
	Data struct {
		Status string `json:"status"`
		Result struct {
			Videos []struct {
				URL       []string `json:"url"`
				ExpiresAt int64    `json:"expires_at"`
			} `json:"videos"`
		} `json:"result"`
	} `json:"data"`
}

func call(method string, path string, payload map[string]interface{}) []byte {
	host := os.Getenv("REPRISE_BASE_URL")
	if host == "" {
		host = "http://127.0.0.1:8080"
	}
	url := strings.TrimSuffix(strings.TrimSuffix(host, "/"), "/v1") + "/apimart/v1" + path

	jsonData, _ := json.Marshal(payload)

	req, _ := http.NewRequest(method, url, bytes.NewBuffer(jsonData))
	req.Header.Set("Authorization", "Bearer "+os.Getenv("REPRISE_API_KEY"))
	req.Header.Set("Content-Type", "application/json")

	client := &http.Client{}
	resp, err := client.Do(req)
	if err != nil {
		panic(err)
	}
	defer resp.Body.Close()

	body, _ := io.ReadAll(resp.Body)
	if resp.StatusCode != 200 {
		fail(path, string(body))
	}
	return body
}

func submit(path string, payload map[string]interface{}) string {
	body := call("POST", path, payload)
	fmt.Println(string(body))
	var submitted envelope
	if err := json.Unmarshal(body, &submitted); err != nil {
		fail(path, err.Error())
	}
	if submitted.Code != 200 || len(submitted.Data) != 1 || submitted.Data[0].Status != "submitted" {
		fail(path, "the envelope is not the page's")
	}
	return submitted.Data[0].TaskID
}

func waitFor(taskID string) task {
	for {
		var asked task
		body := call("GET", "/tasks/"+taskID, nil)
		if err := json.Unmarshal(body, &asked); err != nil {
			fail(taskID, err.Error())
		}
		switch asked.Data.Status {
		case "completed":
			return asked
		case "pending", "processing":
			time.Sleep(time.Second)
		default:
			fail(taskID, string(body))
		}
	}
}

func fail(what string, why string) {
	fmt.Fprintln(os.Stderr, what+": "+why)
	os.Exit(1)
}

func main() {
	original := submit("/videos/generations", map[string]interface{}{
		"model":        "veo3.1-fast",
		"prompt":       "一只猫咪在草地上奔跑",
		"duration":     8,
		"aspect_ratio": "16:9",
		"resolution":   "720p",
	})
	waitFor(original)

	longer := submit("/videos/"+original+"/remix", map[string]interface{}{
		"model":        "veo3.1-fast",
		"prompt":       "猫咪继续在草地上奔跑，蝴蝶飞向远方",
		"raw":          false,
		"aspect_ratio": "16:9",
		"resolution":   "720p",
	})
	result := waitFor(longer).Data.Result
	if len(result.Videos) != 1 || len(result.Videos[0].URL) == 0 || result.Videos[0].ExpiresAt == 0 {
		fail(longer, "there is no link with an end")
	}
	resp, err := http.Get(result.Videos[0].URL[0])
	if err != nil {
		panic(err)
	}
	defer resp.Body.Close()
	video, _ := io.ReadAll(resp.Body)
	if len(video) < 8 || string(video[4:8]) != "ftyp" {
		fail(longer, "the link leads to no mp4")
	}
	fmt.Printf("The longer video has %d bytes; everything was as the page says.\n", len(video))
}
